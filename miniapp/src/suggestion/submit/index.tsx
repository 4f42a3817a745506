/** Saying a suggestion: one line, the thought behind it, photos, named or not. Kept as a draft until it is sent. */
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { TextArea, TextField } from '@/components/Field';
import { PhotoPicker } from '@/components/PhotoPicker';
import { Row } from '@/components/Row';
import { sceneOf } from '@/device/scene';
import { useOwnDraft } from '@/forms/useOwnDraft';
import { usePhotos } from '@/hooks/usePhotos';
import { session } from '@/auth/session';
import { suggestionKind } from '@/features/suggestion/suggestionKind';
import { useSending } from '@/sendQueue/useSending';
import {
  bodyOfSuggestion,
  draftFor,
  emptyDraft,
  isWritten,
  reviveDraft,
  type SuggestionDraft,
  type Source,
} from '@/features/suggestion/submit/draft';
import { Done } from '@/features/suggestion/submit/Done';
import { Similar } from '@/features/suggestion/submit/Similar';
import { Tie } from '@/features/suggestion/submit/Tie';
import '@/features/suggestion/submit/submit.scss';

const sourceOf = (params: Readonly<Record<string, string | undefined>>): Source => {
  // `call` stood in links of an earlier version.
  const { campaign: campaignId = params['call'], ticket } = params;
  const scene = sceneOf(params['scene']);
  return {
    ...(campaignId ? { campaignId } : {}),
    ...(scene ? { scene } : {}),
    ...(ticket ? { ticketId: ticket } : {}),
  };
};

/** What answers one campaign is no answer to another. */
const draftKind = ({ campaignId, ticketId }: Source): string =>
  ['suggestion', campaignId ?? ticketId].filter(Boolean).join(' ');

/** Undefined: somebody else’s, or nothing that can be read. */
function acceptDraft(stored: unknown): SuggestionDraft | undefined {
  const kept = draftFor(session.get()?.me.id ?? '', reviveDraft(stored));
  return kept === emptyDraft ? undefined : kept;
}

async function findSimilar({ title, content }: SuggestionDraft) {
  const body = { content: `${title} ${content}`.trim() };
  return (await request(suggestionEndpoints.findSimilarSuggestions, { body })).items;
}

export default function SuggestionSubmit() {
  const { params } = useRouter();
  const [source] = useState(() => sourceOf(params));
  const own = useOwnDraft(draftKind(source), acceptDraft, isWritten);
  const [written, setWritten] = useState<SuggestionDraft>(() => own.start ?? emptyDraft);
  const photos = usePhotos(written.photos);
  const sending = useSending({
    kind: suggestionKind,
    written,
    photos,
    own,
    schema: suggestionEndpoints.submitSuggestion.body,
    bodyOf: (draft) => bodyOfSuggestion(draft, source),
    findNear: findSimilar,
  });
  const { errors, outcome, near } = sending;

  const change = (patch: Partial<SuggestionDraft>): void => {
    setWritten((now) => ({ ...now, ...patch }));
    sending.changed();
  };

  if (outcome) return <Done outcome={outcome} />;
  return (
    <AppPage
      title="提建议"
      id="suggestion-submit"
      footer={
        <Button
          id="suggestion-send"
          block
          text={photos.busy ? '照片正在上传' : '提交建议'}
          loading={sending.busy}
          disabled={photos.busy}
          onTap={() => void sending.submit()}
        />
      }
    >
      <Tie source={source} />
      <Card title="您的金点子">
        <TextField
          id="suggestion-title"
          label="一句话说清建议"
          required
          value={written.title}
          error={errors['title']}
          maxLength={60}
          placeholder="例如：路口装一盏路灯"
          onChange={(title) => change({ title })}
        />
        <TextArea
          id="suggestion-content"
          label="具体想法"
          required
          value={written.content}
          error={errors['content']}
          maxLength={3000}
          placeholder="现在是什么样，怎么改更好，对大家有什么好处"
          onChange={(content) => change({ content })}
        />
        <PhotoPicker
          label="照片"
          photos={photos.items}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
        />
      </Card>
      <Card flush className="suggestion-part">
        <Row
          icon="shield-check"
          title="匿名提出"
          hint="承办单位看不到您的姓名和电话"
          on={written.anonymous}
          id="suggestion-anonymous"
          onTap={() => change({ anonymous: !written.anonymous })}
        />
      </Card>
      {near.length > 0 && (
        <Similar
          items={near}
          onCosigned={(id) => sending.joined({ id })}
          onOther={() => void sending.submitAnyway()}
          onClose={sending.closeNear}
        />
      )}
    </AppPage>
  );
}
