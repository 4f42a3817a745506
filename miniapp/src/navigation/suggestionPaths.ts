/** Addresses of 人民建议: suggestions, campaigns, rewards. */
import { pages } from '@jsjb/shared/kit/pages';

export const suggestionPaths = {
  home: `/${pages.suggestions}`,
  submit: `/${pages.suggest}`,
  detail: `/${pages.suggestion}`,
  adopted: `/${pages.adoptedSuggestion}`,
  campaign: `/${pages.campaign}`,
  campaigns: `/${pages.campaigns}`,
  desk: `/${pages.suggestionDesk}`,
  rewards: `/${pages.rewards}`,
  reward: `/${pages.reward}`,
  ledger: `/${pages.ledger}`,
} as const;
