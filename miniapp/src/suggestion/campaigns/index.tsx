/** Campaigns as the centre keeps them, each with its code; and the provincial platform's files. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type CampaignView, campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { addressOf } from '@jsjb/shared/kit/address';
import { request } from '@/api/client';
import { photoAddress } from '@/api/client';
import { Button } from '@/components/Button';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { Sheet } from '@/components/Sheet';
import { Photo } from '@/components/elements/Photo';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/components/StaffPage';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { CampaignCard } from '@/features/suggestion/CampaignCard';
import '@/features/suggestion/SuggestionBody.scss';
import { CampaignForm } from '@/features/suggestion/campaigns/CampaignForm';
import { PlatformFiles } from '@/features/suggestion/campaigns/PlatformFiles';
import '@/features/suggestion/campaigns/campaigns.scss';

function Code({ shown, onClose }: { shown: CampaignView; onClose: () => void }) {
  const picture = photoAddress(addressOf(campaignEndpoints.readCampaignCode.path, { campaign: shown.id }));
  return (
    <Sheet open id="campaign-code" title="征集二维码" onClose={onClose}>
      <View className="campaigns__code">
        <Photo
          src={picture}
          alt={`“${shown.title}”的二维码`}
          mode="aspectFit"
          className="campaigns__picture"
        />
        <Text className="campaigns__link" selectable>
          {shown.link}
        </Text>
        <Text className="campaigns__tip">长按或右键保存图片，印出来张贴；扫一扫就能提建议。</Text>
      </View>
    </Sheet>
  );
}

function Campaigns() {
  const [editing, setEditing] = useState<CampaignView | 'new'>();
  const [code, setCode] = useState<CampaignView>();
  const { loaded, reload } = useLoaded('campaigns', () => request(campaignEndpoints.listCampaigns, {}));
  useReturn(() => void reload());
  usePullDown(reload);
  return (
    <>
      <View className="campaigns__new">
        <Button id="new-campaign" icon="megaphone" text="发起征集" onTap={() => setEditing('new')} />
      </View>
      <LoadState of={loaded} rows={2} reload={reload} />
      {loaded.state === 'ready' && loaded.value.items.length === 0 && (
        <ListState state="empty" title="还没有征集过" hint="提一个问题，听听大家的主意" />
      )}
      {loaded.state === 'ready' &&
        loaded.value.items.map((each) => (
          <View key={each.id} className="campaigns__item">
            <CampaignCard campaign={each} onOpen={() => goTo(suggestionPaths.campaign, { id: each.id })} />
            <View className="campaigns__buttons">
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
        <CampaignForm
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

export default function CampaignsPage() {
  return (
    <StaffPage title="征集管理" id="campaigns-page">
      {({ me, person }) => (
        <>
          <Campaigns key={person} />
          {me.abilities.includes('suggestion.file') && <PlatformFiles />}
        </>
      )}
    </StaffPage>
  );
}
