/** The demonstration city: one chooses who to be. */
import { Text, View } from '@tarojs/components';
import { type Persona, sessionEndpoints } from '@jsjb/shared/account/contract';
import { roleWords } from '@jsjb/shared/org/words';
import { request } from '@/api/client';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useLoaded } from '@/hooks/useLoaded';

interface PersonaRowProps {
  persona: Persona;
  busy: boolean;
  onTap: () => void;
}

function PersonaRow({ persona, busy, onTap }: PersonaRowProps) {
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

export function Personas({ busy, onChoose }: { busy: boolean; onChoose: (id: string) => void }) {
  const { loaded, reload } = useLoaded('personas', () => request(sessionEndpoints.listPersonas, {}));
  return (
    <>
      <View className="signin__note">这是演示城市，请选择一个身份体验。</View>
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && (
        <View className="personas">
          {loaded.value.items.map((persona) => (
            <PersonaRow key={persona.id} persona={persona} busy={busy} onTap={() => onChoose(persona.id)} />
          ))}
        </View>
      )}
    </>
  );
}
