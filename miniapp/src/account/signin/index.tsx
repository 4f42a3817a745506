/** Signing in. In the demonstration city one chooses who to be. */
import Taro, { useRouter } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Persona } from '@jsjb/shared/contract/sessions';
import { roleWords } from '@jsjb/shared/words';
import { wordsOf } from '@/api/apiError';
import { call } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { ListState } from '@/components/ListState';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/components/notify';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useLoaded } from '@/hooks/useLoaded';
import { enterAs, openHome } from '@/session/enter';
import { goTo, paths } from '@/session/paths';
import './index.scss';

async function signIn(personaId: string): Promise<void> {
  try {
    await enterAs(personaId);
    // Whoever was in the middle of a form goes back to it; from a tab one goes to one's work.
    const before = Taro.getCurrentPages().at(-2)?.route;
    const fromTab = before === undefined || /^\/?pages\//.test(before);
    if (fromTab && openHome()) return;
    if (before !== undefined) await Taro.navigateBack();
    else goTo(paths.home);
  } catch (error) {
    notify(wordsOf(error));
  }
}

function PersonaRow({ persona, busy, onTap }: { persona: Persona; busy: boolean; onTap: () => void }) {
  return (
    <Tap className="persona" id={`persona-${persona.id}`} onTap={onTap} disabled={busy}>
      <View className="persona__words">
        <Text className="persona__name">{persona.name}</Text>
        <Text className="persona__title">{persona.title}</Text>
      </View>
      <StatusTag label={roleWords[persona.role]} icon="user" />
      <Icon name="chevron-right" className="persona__go" />
    </Tap>
  );
}

export default function SignIn() {
  const { params } = useRouter();
  const { loaded, reload } = useLoaded('personas', () => call('listPersonas', {}));
  const [busy, setBusy] = useState(false);
  const enter = async (id: string): Promise<void> => {
    setBusy(true);
    await signIn(id);
    setBusy(false);
  };

  // A link with the person's id, as the start command prints it, signs in without a further tap.
  const asked = params['as'];
  useEffect(() => {
    if (asked) void signIn(asked);
  }, [asked]);

  return (
    <AppPage title="登录" id="signin">
      <View className="signin__note">这是演示城市，请选择一个身份体验。</View>
      {loaded.state === 'loading' && <ListState state="loading" />}
      {loaded.state === 'error' && (
        <ListState state="error" message={loaded.message} onRetry={() => void reload()} />
      )}
      {loaded.state === 'ready' && (
        <View className="personas">
          {loaded.value.items.map((persona) => (
            <PersonaRow key={persona.id} persona={persona} busy={busy} onTap={() => void enter(persona.id)} />
          ))}
        </View>
      )}
    </AppPage>
  );
}
