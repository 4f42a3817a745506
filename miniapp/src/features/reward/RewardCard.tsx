/** One reward in a list. */
import { Text, View } from '@tarojs/components';
import type { RewardView } from '@jsjb/shared/reward/contract';
import { yuan } from '@jsjb/shared/reward/reward';
import { rewardStatusWords } from '@jsjb/shared/reward/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { rewardLooks } from './statusStyles';
import './RewardCard.scss';

export interface RewardCardProps {
  reward: RewardView;
  /** Within another card. */
  plain?: boolean;
  onOpen: () => void;
}

export function RewardCard({ reward, plain = false, onOpen }: RewardCardProps) {
  const { id, status, fen, suggestionTitle, unit, payee, certificateNumber } = reward;
  return (
    <Tap className={`reward ${plain ? 'reward--plain' : ''}`} id={`reward-${id}`} role="link" onTap={onOpen}>
      <View className="reward__words">
        <View className="reward__head">
          <Text className="reward__sum">{yuan(fen)} 元</Text>
          <StatusTag label={rewardStatusWords[status]} {...rewardLooks[status]} />
        </View>
        {!plain && <View className="reward__title">{suggestionTitle}</View>}
        <Text className="reward__facts">
          {[unit.name, payee && `发给 ${payee.name}`, certificateNumber].filter(Boolean).join(' · ')}
        </Text>
      </View>
      <Icon name="chevron-right" />
    </Tap>
  );
}
