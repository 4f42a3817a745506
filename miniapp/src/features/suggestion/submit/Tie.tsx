/** Says what the suggestion will be tied to, so that nobody wonders. */
import { posterEndpoints } from '@jsjb/shared/poster/contract';
import { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { Text, View } from '@tarojs/components';
import { request } from '@/api/client';
import { Icon } from '@/components/elements/Icon';
import { useLoaded } from '@/hooks/useLoaded';
import type { Source } from './draft';

export function Tie({ source }: { source: Source }) {
  const { campaignId, scene, ticketId } = source;
  const question = useLoaded(campaignId, () =>
    request(campaignEndpoints.readCampaign, { params: { campaign: campaignId ?? '' } }),
  );
  const poster = useLoaded(scene, () =>
    request(posterEndpoints.readPoster, { params: { scene: scene ?? '' } }),
  );
  const words = [
    question.loaded.state === 'ready' ? `回应征集：${question.loaded.value.title}` : '',
    poster.loaded.state === 'ready' && poster.loaded.value.known
      ? `地点：${poster.loaded.value.place ?? ''}`
      : '',
    ticketId ? '由您办结的诉求而来，会一起交给承办单位看' : '',
  ].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <View className="suggestion-tie" id="suggestion-tie">
      <Icon name="link" />
      <Text>{words.join('；')}</Text>
    </View>
  );
}
