/** One public idea in a list: what was said, and that it was heard. */
import { Text, View } from '@tarojs/components';
import type { PublicSuggestion } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionStatusWords, verdictWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { ideaPaths } from '@/session/ideaPaths';
import { goTo } from '@/session/paths';
import { ideaLooks, verdictLooks } from './looks';
import './IdeaCard.scss';

export function AdoptedCard({ idea }: { idea: PublicSuggestion }) {
  const { id, title, text, verdict, status, unit, cosigners } = idea;
  const done = status === 'carriedOut' || status === 'rewarded';
  return (
    <Tap className="idea" id={`adopted-${id}`} role="link" onTap={() => goTo(ideaPaths.adopted, { id })}>
      <View className="idea__head">
        <StatusTag label={verdictWords[verdict]} {...verdictLooks[verdict]} />
        {done && <StatusTag label={suggestionStatusWords.carriedOut} {...ideaLooks.carriedOut} />}
      </View>
      <View className="idea__title">{title}</View>
      <View className="idea__text">{text}</View>
      <View className="idea__facts">
        {unit && (
          <View className="idea__fact">
            <Icon name="building-2" />
            <Text>{unit.name}</Text>
          </View>
        )}
        {cosigners > 0 && (
          <View className="idea__fact">
            <Icon name="thumbs-up" />
            <Text>{cosigners} 人附议</Text>
          </View>
        )}
      </View>
    </Tap>
  );
}
