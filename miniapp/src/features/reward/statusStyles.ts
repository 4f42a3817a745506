/** How the state of a reward looks. */
import type { RewardStatus } from '@jsjb/shared/reward/reward';
import type { Look } from '@/components/tone';

export const rewardLooks: Record<RewardStatus, Look> = {
  proposed: { tone: 'info', icon: 'gavel' },
  seconded: { tone: 'info', icon: 'gavel' },
  approved: { tone: 'warn', icon: 'gift' },
  paying: { tone: 'info', icon: 'hourglass' },
  paid: { tone: 'success', icon: 'circle-check' },
  unpaid: { tone: 'warn', icon: 'gift' },
  certified: { tone: 'success', icon: 'award' },
  refused: { tone: 'neutral', icon: 'ban' },
  givenUp: { tone: 'neutral', icon: 'ban' },
  refunded: { tone: 'neutral', icon: 'undo-2' },
};
