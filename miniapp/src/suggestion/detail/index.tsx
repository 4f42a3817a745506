/** One suggestion as a page of its own: for its author, for whoever would co-sign it, and for staff on a phone. */
import { useShareAppMessage } from '@tarojs/taro';
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import { AppPage } from '@/components/AppPage';
import { LoadState } from '@/components/LoadState';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { SignInNeeded } from '@/components/SignInNeeded';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { addressOf } from '@/navigation/paths';
import { session } from '@/auth/session';
import { SuggestionBody } from '@/features/suggestion/SuggestionBody';
import { useSuggestion } from '@/features/suggestion/useSuggestion';

function Suggestion({ id }: { id: string }) {
  const me = useStore(session)?.me;
  const person = me ? `${me.id}:${me.postIndex}` : '';
  const now = useNow();
  const work = useSuggestion(me ? id : undefined, person);
  const { thing: suggestion, loaded, reload, offered } = work;
  useReturn(() => void reload());
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: suggestion ? `请您附议：${suggestion.title}` : '人民建议',
    path: addressOf(suggestionPaths.detail, { id }),
  }));
  return (
    <AppPage
      title="建议详情"
      id="suggestion-page"
      footer={suggestion && offered.length > 0 && <ActionBar work={work} />}
    >
      {!me && <SignInNeeded title="登录后查看这条建议" />}
      {me && <LoadState of={loaded} reload={reload} />}
      {me && suggestion && <SuggestionBody suggestion={suggestion} now={now} person={person} />}
      <ActingForm work={work} />
    </AppPage>
  );
}

export default function SuggestionPage() {
  return <ByLink title="建议详情">{(id) => <Suggestion id={id} />}</ByLink>;
}
