/** Calls for ideas as the centre keeps them, each with its code; and the provincial platform's files. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CallView } from '@jsjb/shared/contract/suggestionCalls';
import { contract } from '@jsjb/shared/contract/index';
import { addressOf } from '@jsjb/shared/contract/address';
import { call } from '@/api/client';
import { photoAddress } from '@/api/client';
import { Button } from '@/components/Button';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { Sheet } from '@/components/Sheet';
import { Photo } from '@/components/elements/Photo';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/session/StaffPage';
import { ideaPaths } from '@/session/ideaPaths';
import { goTo } from '@/session/paths';
import { CallCard } from '../CallCard';
import '../IdeaBody.scss';
import { CallForm } from './CallForm';
import { PlatformFiles } from './PlatformFiles';
import './index.scss';

function Code({ shown, onClose }: { shown: CallView; onClose: () => void }) {
  const picture = photoAddress(addressOf(contract.readCallCode.path, { call: shown.id }));
  return (
    <Sheet open id="call-code" title="征集二维码" onClose={onClose}>
      <View className="calls__code">
        <Photo src={picture} alt={`“${shown.title}”的二维码`} mode="aspectFit" className="calls__picture" />
        <Text className="calls__link" selectable>
          {shown.link}
        </Text>
        <Text className="calls__tip">长按或右键保存图片，印出来张贴；扫一扫就能提建议。</Text>
      </View>
    </Sheet>
  );
}

function Calls() {
  const [editing, setEditing] = useState<CallView | 'new'>();
  const [code, setCode] = useState<CallView>();
  const { loaded, reload } = useLoaded('calls', () => call('listCalls', {}));
  useReturn(() => void reload());
  usePullDown(reload);
  return (
    <>
      <View className="calls__new">
        <Button id="new-call" icon="megaphone" text="发起征集" onTap={() => setEditing('new')} />
      </View>
      <LoadState of={loaded} rows={2} reload={reload} />
      {loaded.state === 'ready' && loaded.value.items.length === 0 && (
        <ListState state="empty" title="还没有征集过" hint="提一个问题，听听大家的主意" />
      )}
      {loaded.state === 'ready' &&
        loaded.value.items.map((each) => (
          <View key={each.id} className="calls__item">
            <CallCard call={each} onOpen={() => goTo(ideaPaths.call, { id: each.id })} />
            <View className="calls__buttons">
              <Button
                id={`edit-${each.id}`}
                small
                kind="secondary"
                icon="pencil"
                text="修改"
                label={`修改“${each.title}”`}
                onTap={() => setEditing(each)}
              />
              <Button
                id={`code-${each.id}`}
                small
                kind="secondary"
                icon="qr-code"
                text="二维码"
                label={`“${each.title}”的二维码`}
                onTap={() => setCode(each)}
              />
            </View>
          </View>
        ))}
      {editing && (
        <CallForm
          known={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            void reload();
          }}
        />
      )}
      {code && <Code shown={code} onClose={() => setCode(undefined)} />}
    </>
  );
}

export default function CallsPage() {
  return (
    <StaffPage title="征集管理" id="calls-page">
      {({ me, person }) => (
        <>
          <Calls key={person} />
          {me.abilities.includes('suggestion.file') && <PlatformFiles />}
        </>
      )}
    </StaffPage>
  );
}
