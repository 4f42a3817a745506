/** One idea as a page of its own: for its author, for whoever would co-sign it, and for staff on a phone. */
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import { AppPage } from '@/components/AppPage';
import { LoadState } from '@/components/LoadState';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { SignInNeeded } from '@/session/SignInNeeded';
import { ideaPaths } from '@/session/ideaPaths';
import { addressOf } from '@/session/paths';
import { session } from '@/session/session';
import { IdeaBody } from '../IdeaBody';
import { useIdea } from '../useIdea';

export default function IdeaPage() {
  const { id = '' } = useRouter().params;
  const me = useStore(session)?.me;
  const person = me ? `${me.id}:${me.postIndex}` : '';
  const now = useNow();
  const work = useIdea(me ? id : undefined, person);
  const { thing: idea, loaded, reload, offered } = work;
  useReturn(() => void reload());
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: idea ? `请您附议：${idea.title}` : '人民建议',
    path: addressOf(ideaPaths.detail, { id }),
  }));
  return (
    <AppPage title="建议详情" id="idea-page" footer={idea && offered.length > 0 && <ActionBar work={work} />}>
      {!me && <SignInNeeded title="登录后查看这条建议" />}
      {me && <LoadState of={loaded} reload={reload} />}
      {me && idea && <IdeaBody idea={idea} now={now} person={person} />}
      <ActingForm work={work} />
    </AppPage>
  );
}
