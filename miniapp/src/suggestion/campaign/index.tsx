/** A campaign, as its code opens it: the question, until when, and the way to answer. */
import { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { useShareAppMessage } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { closedCampaignWords } from '@jsjb/shared/suggestion/campaign';
import { campaignPhaseWords } from '@jsjb/shared/suggestion/words';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { useLoaded } from '@/hooks/useLoaded';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { addressOf, goTo } from '@/navigation/paths';
import { campaignSpan } from '@/features/suggestion/campaignWords';
import { phaseLooks } from '@/features/suggestion/statusStyles';
import '@/features/suggestion/SuggestionBody.scss';

/** A printed code brings the address it was made of, or its end. */
const campaignOf = ({ id, q, scene }: Readonly<Record<string, string | undefined>>): string =>
  id ?? /ZJ-\d{4,}/.exec(decodeURIComponent(q ?? scene ?? ''))?.[0] ?? '';

function Campaign({ id }: { id: string }) {
  const { loaded, reload } = useLoaded(id, () =>
    request(campaignEndpoints.readCampaign, { params: { campaign: id } }),
  );
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: loaded.state === 'ready' ? loaded.value.title : '征集金点子',
    path: addressOf(suggestionPaths.campaign, { id }),
  }));
  const shown = loaded.state === 'ready' ? loaded.value : undefined;
  return (
    <AppPage
      title="征集主题"
      id="campaign-page"
      footer={
        shown && (
          <Button
            id="campaign-answer"
            block
            icon="lightbulb"
            text={shown.phase === 'open' ? '我来出主意' : '直接提建议'}
            onTap={() => goTo(suggestionPaths.submit, shown.phase === 'open' ? { campaign: id } : {})}
          />
        )
      }
    >
      <LoadState of={loaded} rows={2} reload={reload} />
      {shown && (
        <Card id="campaign">
          <View className="suggestion-head__tags">
            <StatusTag label={campaignPhaseWords[shown.phase]} {...phaseLooks[shown.phase]} />
          </View>
          <View className="suggestion-head__title">{shown.title}</View>
          {shown.phase !== 'open' && (
            <View className="suggestion-head__sentence">{closedCampaignWords[shown.phase]}</View>
          )}
          <View className="suggestion-part suggestion-text">{shown.text}</View>
          <Text className="suggestion-head__cosigners">
            {[shown.unit?.name, campaignSpan(shown), `已收到 ${shown.suggestions} 条`]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Card>
      )}
    </AppPage>
  );
}

export default function CampaignPage() {
  return (
    <ByLink title="征集主题" idOf={campaignOf}>
      {(id) => <Campaign id={id} />}
    </ByLink>
  );
}
