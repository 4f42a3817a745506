/** The words under which an earlier release stored a suggestion, and what they are called today. */
import { renameFields, type Upcast } from '../kit/upcaster';

/** What answers a campaign (征集主题) was stored as coming by a `call`. */
export const channelNow = (channel: unknown): unknown => (channel === 'call' ? 'campaign' : channel);

/** Reads the log of an earlier release; the stored words stay, since they are under the hashes. */
export const suggestionUpcasts: Readonly<Record<string, Upcast>> = {
  'suggestion.submitted': {
    data: (old: Readonly<Record<string, unknown>>) => {
      const named = renameFields({ callId: 'campaignId' })(old) as Record<string, unknown>;
      const channel = channelNow(named['channel']);
      return channel === named['channel'] ? named : { ...named, channel };
    },
  },
  'suggestion.released': { type: 'suggestion.unmerged' },
};
