/** Submitting: what, where, how to reach you, on one page. Kept as a draft, sent through the outbox. */
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { submitBody } from '@jsjb/shared/contract/tickets';
import { ticketTypes, type TicketType } from '@jsjb/shared/ticket/ticket';
import { call } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { notify } from '@/components/notify';
import { sceneOf } from '@/device/scene';
import { useLoaded } from '@/hooks/useLoaded';
import { usePhotos } from '@/hooks/usePhotos';
import { useStore } from '@/hooks/useStore';
import { goTo, paths } from '@/session/paths';
import { session } from '@/session/session';
import { newKey } from '@/session/newKey';
import { ContactPart } from './ContactPart';
import { Done, type Outcome } from './Done';
import { PlacePart } from './PlacePart';
import { WhatPart } from './WhatPart';
import { draft, draftFor, emptyDraft, submissionOf, type Draft } from './draft';
import { sendSubmission } from './sendSubmission';
import './index.scss';

/** Storage is slow on old phones, so a draft is written when the fingers rest. */
const REST_MS = 500;

function firstDraft(scene: string | undefined, type: TicketType | undefined): Draft {
  const kept = draftFor(session.get()?.me.id ?? '', draft.get());
  return { ...kept, ...(scene ? { scene } : {}), ...(type ? { type } : {}) };
}

export default function Submit() {
  const { params } = useRouter();
  const signedIn = useStore(session);
  const [written, setWritten] = useState(() =>
    firstDraft(
      sceneOf(params['scene']),
      ticketTypes.find((type) => type === params['type']),
    ),
  );
  const photos = usePhotos(written.photos);
  const [key, setKey] = useState(newKey);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const { scene } = written;
  const poster = useLoaded(scene, () => call('readPoster', { params: { scene: scene ?? '' } }));

  const { kept } = photos;
  const owner = signedIn?.me.id ?? '';
  useEffect(() => {
    if (outcome) return undefined;
    const timer = setTimeout(() => draft.set({ ...written, photos: kept, owner }), REST_MS);
    return () => clearTimeout(timer);
  }, [written, kept, owner, outcome]);

  const change = (patch: Partial<Draft>): void => {
    setWritten((now) => ({ ...now, ...patch }));
    setErrors({});
  };

  const submit = async (): Promise<void> => {
    const body = submissionOf(written);
    const wrong = fieldErrors(submitBody, body);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return notify('请按提示补充');
    draft.set({ ...written, photos: kept, owner });
    if (!signedIn) {
      notify('请先登录，写好的内容会保留');
      return goTo(paths.signIn);
    }
    setBusy(true);
    const result = await sendSubmission({ key, body, photos: kept, createdAt: Date.now() });
    setBusy(false);
    if (result.kind === 'refused') return notify(result.message);
    if (result.kind === 'signIn') {
      notify('登录过期了，重新登录后会自动提交');
      return goTo(paths.signIn);
    }
    draft.clear();
    photos.clear();
    setOutcome(result);
  };

  const again = (): void => {
    setWritten(emptyDraft);
    setKey(newKey());
    setOutcome(undefined);
  };

  if (outcome) return <Done outcome={outcome} onAgain={again} />;
  return (
    <AppPage
      title="提交诉求"
      id="submit"
      footer={
        <Button
          id="submit-send"
          text={photos.busy ? '照片正在上传' : '提交'}
          loading={busy}
          disabled={photos.busy}
          block
          onTap={() => void submit()}
        />
      }
    >
      <WhatPart written={written} errors={errors} photos={photos} onChange={change} />
      <PlacePart
        written={written}
        poster={poster.loaded.state === 'ready' ? poster.loaded.value : undefined}
        error={errors['place.text']}
        onChange={change}
      />
      <ContactPart written={written} errors={errors} onChange={change} />
    </AppPage>
  );
}
