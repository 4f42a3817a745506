/** One suggestion in a list: a card on a phone, a dense row beside its detail at a desktop. */
import { Text, View } from '@tarojs/components';
import type { SuggestionSummary } from '@jsjb/shared/suggestion/contract';
import { suggestionChannelWords, suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { RowLink } from '@/components/elements/RowLink';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { addressOf } from '@/navigation/paths';
import { timeWords } from '@/features/ticket/timeWords';
import { suggestionStyles } from './statusStyles';
import './SuggestionCard.scss';

export interface SuggestionCardProps {
  suggestion: SuggestionSummary;
  now: Date;
  /** In a list box, chosen or not. */
  on?: boolean;
  /** Where it came from matters to those who work on it. */
  staff?: boolean;
  onOpen: () => void;
}

export function SuggestionCard({ suggestion, now, on, staff = false, onOpen }: SuggestionCardProps) {
  const { number, status, title, excerpt, unit, cosigners, channel, submittedAt, provincialNumber } =
    suggestion;
  const href = addressOf(suggestionPaths.detail, { id: suggestion.id });
  return (
    <RowLink
      className={`suggestion ${on ? 'suggestion--on' : ''}`}
      id={`suggestion-${number}`}
      href={href}
      on={on}
      onTap={onOpen}
    >
      <View className="suggestion__head">
        <StatusTag label={suggestionStatusWords[status]} {...suggestionStyles[status]} />
        <Text className="suggestion__time">{timeWords(new Date(submittedAt), now)}</Text>
      </View>
      <View className="suggestion__title">{title}</View>
      {on === undefined && <View className="suggestion__text">{excerpt}</View>}
      <View className="suggestion__facts">
        {cosigners > 0 && (
          <View className="suggestion__fact">
            <Icon name="thumbs-up" />
            <Text>{cosigners} 人附议</Text>
          </View>
        )}
        {unit && (
          <View className="suggestion__fact">
            <Icon name="building-2" />
            <Text>{unit.name}</Text>
          </View>
        )}
        {staff && channel !== 'miniapp' && (
          <Text>{[suggestionChannelWords[channel], provincialNumber].filter(Boolean).join(' ')}</Text>
        )}
      </View>
    </RowLink>
  );
}
