/** Submitting: what, where, how to reach you, on one page. Kept as a draft, sent through the send queue. */
import { posterEndpoints } from '@jsjb/shared/poster/contract';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { submitBody } from '@jsjb/shared/ticket/contract';
import { ticketTypes, type TicketType } from '@jsjb/shared/ticket/ticket';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { sceneOf } from '@/device/scene';
import { useOwnDraft } from '@/forms/useOwnDraft';
import { useLoaded } from '@/hooks/useLoaded';
import { usePhotos } from '@/hooks/usePhotos';
import { useStore } from '@/hooks/useStore';
import { session } from '@/auth/session';
import { ticketKind } from '@/features/ticket/ticketKind';
import { useSending } from '@/sendQueue/useSending';
import { ContactPart } from '@/features/intake/ContactPart';
import { Done } from '@/features/intake/Done';
import { Neighbours } from '@/features/intake/Neighbours';
import { PlacePart } from '@/features/intake/PlacePart';
import { WhatPart } from '@/features/intake/WhatPart';
import {
  draftFor,
  emptyDraft,
  isWritten,
  reviveDraft,
  submissionOf,
  type Draft,
} from '@/features/intake/draft';
import { findNeighbours } from '@/features/intake/findNeighbours';
import { withRemembered } from '@/features/intake/remembered';
import { readProfile } from '@/features/profile/profile';
import { guestBodyOf, guestSchema, sendAsGuest } from '@/features/intake/guestSending';
import { GuestContactPart } from '@/features/intake/GuestContactPart';
import { GuestHint } from '@/features/intake/GuestHint';
import '@/features/intake/submit.scss';

const isWeb = process.env.TARO_ENV === 'h5';
/** The web takes a matter from whoever has no WeChat to sign in with. */
const guestWay = { schema: guestSchema, bodyOf: guestBodyOf, send: sendAsGuest };

const firstDraft = (
  left: Draft | undefined,
  scene: string | undefined,
  type: TicketType | undefined,
  previous: string | undefined,
): Draft => ({
  ...(left ?? emptyDraft),
  ...(scene ? { scene } : {}),
  ...(type ? { type } : {}),
  ...(previous ? { previous } : {}),
});

/** Undefined: somebody else’s, or nothing that can be read. */
function acceptDraft(stored: unknown): Draft | undefined {
  const kept = draftFor(session.get()?.me.id ?? '', reviveDraft(stored));
  return kept === emptyDraft ? undefined : kept;
}

export default function Submit() {
  const { params } = useRouter();
  const own = useOwnDraft('submit', acceptDraft, isWritten);
  const [written, setWritten] = useState(() =>
    firstDraft(
      own.start,
      sceneOf(params['scene']),
      ticketTypes.find((type) => type === params['type']),
      params['previous'],
    ),
  );
  const me = useStore(session)?.me.id;
  const profile = useLoaded(me && `profile ${me}`, readProfile);
  const remembered = profile.loaded.state === 'ready' ? profile.loaded.value : undefined;
  const asGuest = useStore(session) === null && isWeb;
  const photos = usePhotos(written.photos);
  const sending = useSending({
    kind: ticketKind,
    written,
    photos,
    own,
    schema: submitBody,
    bodyOf: (draft) => submissionOf(withRemembered(draft, remembered)),
    findNear: findNeighbours,
    guest: isWeb ? guestWay : undefined,
  });
  const { scene } = written;
  const poster = useLoaded(scene, () =>
    request(posterEndpoints.readPoster, { params: { scene: scene ?? '' } }),
  );

  const { outcome, errors, near } = sending;

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
      {asGuest && <GuestHint />}
      <WhatPart written={written} errors={errors} photos={photos} onChange={change} />
      <PlacePart
        written={written}
        poster={poster.loaded.state === 'ready' ? poster.loaded.value : undefined}
        error={errors['place.text']}
        home={remembered?.address}
        onChange={change}
      />
      {asGuest ? (
        <GuestContactPart written={written} errors={errors} onChange={change} />
      ) : (
        <ContactPart
          written={withRemembered(written, remembered)}
          errors={errors}
          profile={remembered}
          onChange={change}
          onProfile={profile.replace}
        />
      )}
      {near.length > 0 && (
        <Neighbours
          items={near}
          text={written.content}
          photos={photos.kept}
          onJoined={sending.joined}
          onOther={() => void sending.submitAnyway()}
          onClose={sending.closeNear}
        />
      )}
    </AppPage>
  );
}
