/** One campaign: the question, until when, how many answered. */
import { Text, View } from '@tarojs/components';
import type { CampaignView } from '@jsjb/shared/suggestion/campaignContract';
import { campaignPhaseWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Tap } from '@/components/elements/Tap';
import { campaignSpan } from './campaignWords';
import { phaseLooks } from './statusStyles';
import './SuggestionCard.scss';

export function CampaignCard({ campaign, onOpen }: { campaign: CampaignView; onOpen: () => void }) {
  const { id, title, text, phase, unit, suggestions } = campaign;
  return (
    <Tap className="suggestion" id={`campaign-${id}`} role="link" onTap={onOpen}>
      <View className="suggestion__head">
        <StatusTag label={campaignPhaseWords[phase]} {...phaseLooks[phase]} />
        <Text className="suggestion__time">{campaignSpan(campaign)}</Text>
      </View>
      <View className="suggestion__title">{title}</View>
      <View className="suggestion__text">{text}</View>
      <View className="suggestion__facts">
        {unit && <Text>{unit.name}</Text>}
        <Text>已收到 {suggestions} 条</Text>
      </View>
    </Tap>
  );
}
