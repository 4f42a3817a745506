/** What a person takes along as their own data. */
import type { Consent, ConsentKind } from '@jsjb/shared/privacy/contract';
import type { PersonDoc } from '../../org/store/cityModels';
import type { NoticeDoc } from '../../notice/store/noticeModels';
import type { RewardDoc } from '../../reward/store/rewardModels';
import type { SuggestionDoc } from '../../suggestion/store/suggestionModels';

export const presentConsents = (person: Pick<PersonDoc, 'consents'> | null): Consent[] =>
  (person?.consents ?? []).map((consent) => ({
    ...consent,
    kind: consent.kind as ConsentKind,
    at: consent.at.toISOString(),
  }));

/** What the author wrote and was told; what offices wrote to each other is not theirs. */
export const presentOwnSuggestion = ({
  number,
  title,
  content,
  status,
  submittedAt,
  answer,
}: SuggestionDoc) => ({
  number,
  title,
  content,
  status,
  submittedAt: submittedAt.toISOString(),
  ...(answer ? { answer } : {}),
});

/** Not who judged it; the account it went to is WeChat's to show. */
export const presentOwnReward = ({
  suggestionNumber,
  fen,
  status,
  proposedAt,
  certificateNumber,
}: RewardDoc) => ({
  suggestionNumber,
  fen,
  status,
  proposedAt: proposedAt.toISOString(),
  ...(certificateNumber ? { certificateNumber } : {}),
});

export const presentOwnNotice = ({ values, at, number }: NoticeDoc) => ({
  at: at.toISOString(),
  number,
  ...values,
});
