/** One public idea: what was said, what was decided, what changed. Open to everybody. */
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import type { PublicSuggestionDetail } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionStatusWords, verdictWords } from '@jsjb/shared/suggestion/words';
import { call } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { usePullDown } from '@/hooks/usePullDown';
import { ideaPaths } from '@/session/ideaPaths';
import { addressOf, goTo } from '@/session/paths';
import { timeWords } from '@/ticket/timeWords';
import { VolumeChart } from '../VolumeChart';
import { ideaLooks, verdictLooks } from '../looks';
import '../IdeaBody.scss';

function Adopted({ idea, now }: { idea: PublicSuggestionDetail; now: Date }) {
  const { title, text, reply, verdict, status, unit, cosigners, publishedAt, volume } = idea;
  const done = status === 'carriedOut' || status === 'rewarded';
  return (
    <>
      <Card id="adopted">
        <View className="idea-head__tags">
          <StatusTag label={verdictWords[verdict]} {...verdictLooks[verdict]} />
          {done && <StatusTag label={suggestionStatusWords.carriedOut} {...ideaLooks.carriedOut} />}
        </View>
        <View className="idea-head__title">{title}</View>
        <View className="idea-head__sentence">{text}</View>
        <Text className="idea-head__cosigners">
          {[cosigners > 0 ? `${cosigners} 位市民附议` : '', timeWords(new Date(publishedAt), now)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Card>
      <Card title="结果" className="idea-part">
        <View className="idea-text">{reply}</View>
        {unit && <View className="idea-note">{unit.name}</View>}
      </Card>
      <Card title="带来的变化" className="idea-part">
        <VolumeChart volume={volume} />
      </Card>
      <View className="idea-part">
        <Button block icon="lightbulb" text="我也有建议" onTap={() => goTo(ideaPaths.submit)} />
      </View>
    </>
  );
}

export default function AdoptedPage() {
  const { id = '' } = useRouter().params;
  const now = useNow();
  const { loaded, reload } = useLoaded(id, () => call('readAdoptedSuggestion', { params: { id } }));
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: loaded.state === 'ready' ? loaded.value.title : '采纳的人民建议',
    path: addressOf(ideaPaths.adopted, { id }),
  }));
  return (
    <AppPage title="采纳的建议" id="adopted-page">
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && <Adopted idea={loaded.value} now={now} />}
    </AppPage>
  );
}
