/** Me: who I am, in which post, and how I want to see things. */
import { Text, View } from '@tarojs/components';
import { type Me, sessionEndpoints } from '@jsjb/shared/account/contract';
import { roleWords } from '@jsjb/shared/org/words';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Card } from '@/components/Card';
import { Row } from '@/components/Row';
import { ask } from '@/components/ask';
import { Icon } from '@/components/elements/Icon';
import { useStore } from '@/hooks/useStore';
import { EntryRows } from '@/components/EntryRows';
import { SignInNeeded } from '@/components/SignInNeeded';
import { entriesFor } from '@/navigation/entries';
import { goTo, paths } from '@/navigation/paths';
import { postOf, session } from '@/auth/session';
import { Looks } from './Looks';
import './index.scss';

async function signOut(): Promise<void> {
  const sure = await ask({ title: '退出登录？', content: '没有提交的内容会留在这台设备上。' });
  const held = session.get();
  if (!sure || !held) return;
  session.clear();
  // The server forgets the login when it can be reached; on the phone it is gone already.
  await request(sessionEndpoints.signOut, { body: { refreshToken: held.refreshToken } }).catch(
    () => undefined,
  );
}

function Person({ me }: { me: Me }) {
  const post = postOf(me);
  const words = post
    ? [roleWords[post.role], post.unitName ?? post.gridName].filter(Boolean).join(' · ')
    : '';
  return (
    <Card className="me__card" id="me-person">
      <View className="me__face">
        <Icon name="user" />
      </View>
      <View className="me__words">
        <Text className="me__name">{me.name}</Text>
        <Text className="me__post">{[words, me.phone].filter(Boolean).join('  ')}</Text>
      </View>
    </Card>
  );
}

export default function MePage() {
  const signedIn = useStore(session);
  const me = signedIn?.me;
  return (
    <AppPage title="我的" tab id="me">
      {me ? <Person me={me} /> : <SignInNeeded title="还没有登录" />}
      <View className="me__part">
        <Looks />
      </View>
      {entriesFor(me, 'own').length > 0 && (
        <Card flush className="me__part">
          <EntryRows place="own" />
        </Card>
      )}
      {me && (
        <Card flush className="me__part">
          <Row icon="users" title="换一个身份登录" onTap={() => goTo(paths.signIn)} />
          <Row icon="log-out" title="退出登录" id="sign-out" onTap={() => void signOut()} />
        </Card>
      )}
    </AppPage>
  );
}
