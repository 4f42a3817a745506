/** One idea in a list: a card on a phone, a dense row beside its detail at a desktop. */
import { Text, View } from '@tarojs/components';
import type { SuggestionSummary } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionChannelWords, suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { timeWords } from '@/ticket/timeWords';
import { ideaLooks } from './looks';
import './IdeaCard.scss';

export interface IdeaCardProps {
  idea: SuggestionSummary;
  now: Date;
  /** In a list box, chosen or not. */
  on?: boolean;
  /** Where it came from matters to those who work on it. */
  staff?: boolean;
  onOpen: () => void;
}

export function IdeaCard({ idea, now, on, staff = false, onOpen }: IdeaCardProps) {
  const { number, status, title, excerpt, unit, cosigners, channel, submittedAt, provincialNumber } = idea;
  const option = on === undefined ? { role: 'link' as const } : { role: 'option' as const, selected: on };
  return (
    <Tap className={`idea ${on ? 'idea--on' : ''}`} id={`idea-${number}`} onTap={onOpen} {...option}>
      <View className="idea__head">
        <StatusTag label={suggestionStatusWords[status]} {...ideaLooks[status]} />
        <Text className="idea__time">{timeWords(new Date(submittedAt), now)}</Text>
      </View>
      <View className="idea__title">{title}</View>
      {on === undefined && <View className="idea__text">{excerpt}</View>}
      <View className="idea__facts">
        {cosigners > 0 && (
          <View className="idea__fact">
            <Icon name="thumbs-up" />
            <Text>{cosigners} 人附议</Text>
          </View>
        )}
        {unit && (
          <View className="idea__fact">
            <Icon name="building-2" />
            <Text>{unit.name}</Text>
          </View>
        )}
        {staff && channel !== 'miniapp' && (
          <Text>{[suggestionChannelWords[channel], provincialNumber].filter(Boolean).join(' ')}</Text>
        )}
      </View>
    </Tap>
  );
}
