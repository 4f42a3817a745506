/** Signing in: with WeChat, and in the demonstration city as one of its people. */
import { sessionEndpoints } from '@jsjb/shared/account/contract';
import { useRouter } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { notify } from '@/device/notify';
import { Icon } from '@/components/elements/Icon';
import { useLoaded } from '@/hooks/useLoaded';
import { enterAs, enterFromWeb, leaveSignIn } from '@/features/account/enter';
import { isOwnWebLogin } from '@/auth/webLogin';
import { Agreement } from './Agreement';
import { Personas } from './Personas';
import { enterByWechat, entryWords, isOffered } from './wechatEntry';
import './index.scss';

/** Runs one way in, then goes on to where the person was going. */
async function signIn(way: () => Promise<'entered' | 'left' | void>): Promise<void> {
  try {
    if ((await way()) !== 'left') await leaveSignIn();
  } catch (error) {
    notify(wordsOf(error));
  }
}

function WithWechat({ busy, onEnter }: { busy: boolean; onEnter: () => void }) {
  const [agreed, setAgreed] = useState(false);
  const begin = (): void => {
    if (agreed) onEnter();
    else notify('请先阅读并同意隐私保护指引');
  };
  return (
    <View className="signin__wechat">
      <View className="signin__mark">
        <Icon name="message-circle" />
      </View>
      <Text className="signin__name">接诉即办</Text>
      <Text className="signin__hint">{entryWords.hint}</Text>
      <Button id="wechat-enter" block text={entryWords.text} loading={busy} onTap={begin} />
      <Agreement agreed={agreed} onChange={setAgreed} />
    </View>
  );
}

export default function SignIn() {
  const { params } = useRouter();
  const { loaded, reload } = useLoaded('ways', () => request(sessionEndpoints.readSignInWays, {}));
  const [busy, setBusy] = useState(false);
  const enter = async (way: () => Promise<'entered' | 'left' | void>): Promise<void> => {
    setBusy(true);
    await signIn(way);
    setBusy(false);
  };

  // A link with the person's id, as the start command prints it, signs in without a further tap.
  const { as: asked, code, state } = params;
  useEffect(() => {
    if (asked) void signIn(() => enterAs(asked));
  }, [asked]);
  useEffect(() => {
    if (!code || !state) return;
    if (isOwnWebLogin(state)) void signIn(() => enterFromWeb(code, state));
    else notify('这次登录不是从这里开始的，请重新点登录');
  }, [code, state]);

  return (
    <AppPage title="登录" id="signin">
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && (
        <>
          {isOffered(loaded.value) && <WithWechat busy={busy} onEnter={() => void enter(enterByWechat)} />}
          {loaded.value.demo && <Personas busy={busy} onChoose={(id) => void enter(() => enterAs(id))} />}
          {!isOffered(loaded.value) && !loaded.value.demo && (
            <ListState state="empty" title="这里还不能登录" hint="请在微信小程序里打开，或拨打 12345" />
          )}
        </>
      )}
    </AppPage>
  );
}
