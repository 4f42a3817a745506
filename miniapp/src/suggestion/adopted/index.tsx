/** One public suggestion: what was said, what was decided, what changed. Open to everybody. */
import { useShareAppMessage } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { type PublicSuggestionDetail, suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { suggestionStatusWords, decisionWords } from '@jsjb/shared/suggestion/words';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { addressOf, goTo } from '@/navigation/paths';
import { timeWords } from '@/features/ticket/timeWords';
import { VolumeChart } from '@/features/suggestion/VolumeChart';
import { suggestionStyles, decisionStyles } from '@/features/suggestion/statusStyles';
import '@/features/suggestion/SuggestionBody.scss';

function Adopted({ suggestion, now }: { suggestion: PublicSuggestionDetail; now: Date }) {
  const { title, text, reply, decision, status, unit, cosigners, publishedAt, volume } = suggestion;
  const done = status === 'carriedOut' || status === 'rewarded';
  return (
    <>
      <Card id="adopted">
        <View className="suggestion-head__tags">
          <StatusTag label={decisionWords[decision]} {...decisionStyles[decision]} />
          {done && <StatusTag label={suggestionStatusWords.carriedOut} {...suggestionStyles.carriedOut} />}
        </View>
        <View className="suggestion-head__title">{title}</View>
        <View className="suggestion-head__sentence">{text}</View>
        <Text className="suggestion-head__cosigners">
          {[cosigners > 0 ? `${cosigners} 位市民附议` : '', timeWords(new Date(publishedAt), now)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Card>
      <Card title="结果" className="suggestion-part">
        <View className="suggestion-text">{reply}</View>
        {unit && <View className="suggestion-note">{unit.name}</View>}
      </Card>
      <Card title="带来的变化" className="suggestion-part">
        <VolumeChart volume={volume} />
      </Card>
      <View className="suggestion-part">
        <Button block icon="lightbulb" text="我也有建议" onTap={() => goTo(suggestionPaths.submit)} />
      </View>
    </>
  );
}

function AdoptedSuggestion({ id }: { id: string }) {
  const now = useNow();
  const { loaded, reload } = useLoaded(id, () =>
    request(suggestionEndpoints.readAdoptedSuggestion, { params: { id } }),
  );
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: loaded.state === 'ready' ? loaded.value.title : '采纳的人民建议',
    path: addressOf(suggestionPaths.adopted, { id }),
  }));
  return (
    <AppPage title="采纳的建议" id="adopted-page">
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && <Adopted suggestion={loaded.value} now={now} />}
    </AppPage>
  );
}

export default function AdoptedPage() {
  return <ByLink title="采纳的建议">{(id) => <AdoptedSuggestion id={id} />}</ByLink>;
}
