/** A call for ideas, as its code opens it: the question, until when, and the way to answer. */
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { closedCallWords } from '@jsjb/shared/suggestion/call';
import { callPhaseWords } from '@jsjb/shared/suggestion/words';
import { call } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { useLoaded } from '@/hooks/useLoaded';
import { usePullDown } from '@/hooks/usePullDown';
import { ideaPaths } from '@/session/ideaPaths';
import { addressOf, goTo } from '@/session/paths';
import { callSpan } from '../callWords';
import { phaseLooks } from '../looks';
import '../IdeaBody.scss';

/** A printed code brings the address it was made of, or its end. */
const callOf = ({ id, q, scene }: Readonly<Record<string, string | undefined>>): string =>
  id ?? /ZJ-\d{4,}/.exec(decodeURIComponent(q ?? scene ?? ''))?.[0] ?? '';

export default function CallPage() {
  const id = callOf(useRouter().params);
  const { loaded, reload } = useLoaded(id || 'none', () => call('readCall', { params: { call: id } }));
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: loaded.state === 'ready' ? loaded.value.title : '征集金点子',
    path: addressOf(ideaPaths.call, { id }),
  }));
  const shown = loaded.state === 'ready' ? loaded.value : undefined;
  return (
    <AppPage
      title="征集主题"
      id="call-page"
      footer={
        shown && (
          <Button
            id="call-answer"
            block
            icon="lightbulb"
            text={shown.phase === 'open' ? '我来出主意' : '直接提建议'}
            onTap={() => goTo(ideaPaths.submit, shown.phase === 'open' ? { call: id } : {})}
          />
        )
      }
    >
      <LoadState of={loaded} rows={2} reload={reload} />
      {shown && (
        <Card id="call">
          <View className="idea-head__tags">
            <StatusTag label={callPhaseWords[shown.phase]} {...phaseLooks[shown.phase]} />
          </View>
          <View className="idea-head__title">{shown.title}</View>
          {shown.phase !== 'open' && (
            <View className="idea-head__sentence">{closedCallWords[shown.phase]}</View>
          )}
          <View className="idea-part idea-text">{shown.text}</View>
          <Text className="idea-head__cosigners">
            {[shown.unit?.name, callSpan(shown), `已收到 ${shown.suggestions} 条`]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Card>
      )}
    </AppPage>
  );
}
