/** Suggestions 人民建议, and the campaigns that ask for them. */
import { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import { toldSuggestionEvents } from './access/suggestionNotices';
import { mountCampaignLinks } from './links';
import { campaignData, suggestionData, suggestionFactData } from './personalData';
import { campaignHandlers } from './routes/campaigns';
import { suggestionFileHandlers } from './routes/suggestionFiles';
import { suggestionHandlers } from './routes/suggestions';
import { suggestionModels, type SuggestionDoc } from './store/suggestionModels';
import { suggestionStore } from './store/suggestionStore';
import { notifySuggestion } from './subscriptions/notifySuggestion';
import { unmergeChildren } from './subscriptions/unmergeChildren';

const onSuggestions = subscribeTo<SuggestionDoc, Deps>('suggestions');

export const suggestionFeature = defineFeature({
  name: 'suggestion',
  endpoints: { ...suggestionEndpoints, ...campaignEndpoints },
  handlers: { ...suggestionHandlers, ...suggestionFileHandlers, ...campaignHandlers },
  access: {
    'suggestion.submit': ['resident'],
    'suggestion.campaign': ['dispatcher', 'admin'],
    'suggestion.file': ['dispatcher', 'admin'],
  },
  collections: suggestionModels,
  records: {
    suggestions: {
      kind: suggestionRecord,
      label: 'number',
      facts: 'suggestionFacts',
      store: ({ suggestions, suggestionFacts }, outbox) =>
        suggestionStore(suggestions, suggestionFacts, outbox),
      abilityPerAction: true,
    },
  },
  subscriptions: [
    onSuggestions({
      name: 'unmergeChildren',
      on: ['suggestion.withdrawn', 'suggestion.givenBack', 'suggestion.merged'],
      handle: unmergeChildren,
    }),
    onSuggestions({ name: 'notifySuggestion', on: toldSuggestionEvents, handle: notifySuggestion }),
  ],
  jobs: [
    {
      name: 'settleSuggestionFacts',
      everyMs: 60_000,
      run: ({ records }) => records.suggestions.facts.settleLeft(),
    },
  ],
  personalData: [suggestionData, suggestionFactData, campaignData],
  mount: mountCampaignLinks,
});

declare module '../deps' {
  interface Deps {
    /** Whether this person may propose a reward for the suggestion; who keeps the money knows. */
    mayReward(suggestion: SuggestionDoc, actor: Actor): Promise<boolean>;
  }
}
