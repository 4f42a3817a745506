/** One public suggestion in a list: what was said, and that it was heard. */
import { Text, View } from '@tarojs/components';
import type { PublicSuggestion } from '@jsjb/shared/suggestion/contract';
import { suggestionStatusWords, decisionWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { suggestionStyles, decisionStyles } from './statusStyles';
import './SuggestionCard.scss';

export function AdoptedCard({ suggestion }: { suggestion: PublicSuggestion }) {
  const { id, title, text, decision, status, unit, cosigners } = suggestion;
  const done = status === 'carriedOut' || status === 'rewarded';
  return (
    <Tap
      className="suggestion"
      id={`adopted-${id}`}
      role="link"
      onTap={() => goTo(suggestionPaths.adopted, { id })}
    >
      <View className="suggestion__head">
        <StatusTag label={decisionWords[decision]} {...decisionStyles[decision]} />
        {done && <StatusTag label={suggestionStatusWords.carriedOut} {...suggestionStyles.carriedOut} />}
      </View>
      <View className="suggestion__title">{title}</View>
      <View className="suggestion__text">{text}</View>
      <View className="suggestion__facts">
        {unit && (
          <View className="suggestion__fact">
            <Icon name="building-2" />
            <Text>{unit.name}</Text>
          </View>
        )}
        {cosigners > 0 && (
          <View className="suggestion__fact">
            <Icon name="thumbs-up" />
            <Text>{cosigners} 人附议</Text>
          </View>
        )}
      </View>
    </Tap>
  );
}
