/** Submitting: what, where, how to reach you, on one page. Kept as a draft, sent through the send queue. */
import { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { ticketTypes, type TicketType } from '@jsjb/shared/ticket/ticket';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { sceneOf } from '@/device/scene';
import { useHeld } from '@/forms/useOpening';
import { useOwnDraft } from '@/forms/useOwnDraft';
import { useLoaded } from '@/hooks/useLoaded';
import { usePhotos } from '@/hooks/usePhotos';
import { useRested } from '@/hooks/useRested';
import { useStore } from '@/hooks/useStore';
import { session } from '@/auth/session';
import { ContactPart } from './ContactPart';
import { Done } from './Done';
import { Neighbours } from './Neighbours';
import { PlacePart } from './PlacePart';
import { WhatPart } from './WhatPart';
import { draftFor, emptyDraft, isWritten, reviveDraft, type Draft } from './draft';
import { useSubmission } from './useSubmission';
import './index.scss';

const firstDraft = (
  left: Draft | undefined,
  scene: string | undefined,
  type: TicketType | undefined,
): Draft => ({
  ...(left ?? emptyDraft),
  ...(scene ? { scene } : {}),
  ...(type ? { type } : {}),
});

/** Undefined: somebody else’s, or nothing that can be read. */
function acceptDraft(stored: unknown): Draft | undefined {
  const kept = draftFor(session.get()?.me.id ?? '', reviveDraft(stored));
  return kept === emptyDraft ? undefined : kept;
}

export default function Submit() {
  const { params } = useRouter();
  const signedIn = useStore(session);
  const own = useOwnDraft('submit', acceptDraft, isWritten);
  const [written, setWritten] = useState(() =>
    firstDraft(
      own.start,
      sceneOf(params['scene']),
      ticketTypes.find((type) => type === params['type']),
    ),
  );
  const photos = usePhotos(written.photos);
  const sending = useSubmission(written, photos, own);
  const { scene } = written;
  const poster = useLoaded(scene, () => request('readPoster', { params: { scene: scene ?? '' } }));

  const { kept } = photos;
  const { outcome, errors, neighbours } = sending;
  const owner = signedIn?.me.id ?? '';
  const keep = useMemo(
    () => () => own.keep({ ...written, photos: kept, owner }),
    [own, written, kept, owner],
  );
  useRested(outcome ? undefined : keep);
  useHeld(own, !outcome);

  const change = (patch: Partial<Draft>): void => {
    setWritten((now) => ({ ...now, ...patch }));
    sending.changed();
  };
  const again = (): void => {
    setWritten(emptyDraft);
    sending.restart();
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
          loading={sending.busy}
          disabled={photos.busy}
          block
          onTap={() => void sending.submit()}
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
      {neighbours.length > 0 && (
        <Neighbours
          items={neighbours}
          onJoined={sending.joined}
          onOther={() => void sending.submitAnyway()}
          onClose={sending.closeNeighbours}
        />
      )}
    </AppPage>
  );
}
