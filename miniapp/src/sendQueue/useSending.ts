/** The way of what a person writes: kept, judged, compared with others', sent or queued, and what became of it. */
import { useMemo, useRef, useState } from 'react';
import { ApiError, wordsOf } from '@/api/apiError';
import { fieldErrors, type Judge } from '@/api/fieldErrors';
import { session } from '@/auth/session';
import { showWrong } from '@/components/showWrong';
import type { KeptPhoto } from '@/device/keptPhoto';
import { newKey } from '@/device/newKey';
import { notify } from '@/device/notify';
import { useHeld } from '@/forms/useOpening';
import type { OwnDraft } from '@/forms/useOwnDraft';
import type { Photos } from '@/hooks/usePhotos';
import { useRested } from '@/hooks/useRested';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { goTo, paths } from '@/navigation/paths';
import { deliver, resume, type Delivery } from './phoneQueue';
import type { SendKind } from './sendKind';

/** What every draft carries beside its own fields. */
export interface Written {
  photos: KeptPhoto[];
  /** Under this key it is sent, however often: once. */
  key: string;
  /** Who wrote it; empty for a visitor, whose draft goes to whoever signs in to send it. */
  owner: string;
}

export interface Numbered {
  id: string;
  number: string;
}

/** `joined`: another one said it before. `queued`: it waits on the phone. */
export type Sent =
  | { kind: 'sent'; id: string; number: string }
  | { kind: 'joined'; id: string; number?: string }
  | { kind: 'queued' };

/** Longer than this nobody waits for a proposal; asking must never stand in the way. */
const PATIENCE_MS = 3000;

async function patiently<Near>(find: () => Promise<readonly Near[]>): Promise<readonly Near[]> {
  const tooLate = new Promise<readonly Near[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS));
  return Promise.race([find().catch(() => []), tooLate]);
}

/** How it is sent by somebody who is not signed in, where that is possible. */
export interface GuestWay<Draft, Receipt> {
  schema: Judge;
  bodyOf: (draft: Draft) => unknown;
  /** Throws what the server found wrong. */
  send: (draft: Draft) => Promise<Receipt>;
}

interface SendingParts<Draft extends Written, Body, Near, Receipt> {
  kind: SendKind<Body, Numbered>;
  written: Draft;
  photos: Photos;
  own: OwnDraft<Draft>;
  schema: Judge;
  /** Photos are added once they have arrived. */
  bodyOf: (draft: Draft) => Body;
  /** What others have sent that may be the same. */
  findNear: (draft: Draft) => Promise<readonly Near[]>;
  /** Absent: who is not signed in is asked to. */
  guest?: GuestWay<Draft, Receipt> | undefined;
}

export interface Sending<Near, Receipt = never> {
  errors: Readonly<Record<string, string>>;
  busy: boolean;
  outcome: Sent | Receipt | undefined;
  /** Empty when nothing is to be asked. */
  near: readonly Near[];
  submit: () => Promise<void>;
  /** It is another matter than those near. */
  submitAnyway: () => Promise<void>;
  joined: (other: { id: string; number?: string }) => void;
  closeNear: () => void;
  changed: () => void;
  restart: () => void;
}

export function useSending<Draft extends Written, Body, Near, Receipt = never>({
  kind,
  written,
  photos,
  own,
  schema,
  bodyOf,
  findNear,
  guest,
}: SendingParts<Draft, Body, Near, Receipt>): Sending<Near, Receipt> {
  const owner = useStore(session)?.me.id ?? '';
  const [key, setKey] = useState(() => written.key || newKey());
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Sent | Receipt>();
  const [near, setNear] = useState<readonly Near[]>([]);
  const waitsForSignIn = useRef(false);
  const { kept } = photos;
  const draft = useMemo(() => ({ ...written, photos: kept, key, owner }), [written, kept, key, owner]);
  const keep = useMemo(() => () => own.keep(draft), [own, draft]);
  useRested(outcome ? undefined : keep);
  useHeld(own, !outcome);

  const finish = (done: Sent | Receipt): void => {
    own.drop();
    photos.clear();
    setOutcome(done);
  };

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setNear([]);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify(wordsOf(error));
      if (!(error instanceof ApiError)) return;
      setErrors(error.fields);
      if (Object.keys(error.fields).length > 0) showWrong();
      // What was sent before has arrived though its answer was lost; what is written now is another one.
      if (error.code === 'IDEMPOTENCY_MISMATCH') setKey(newKey());
    } finally {
      setBusy(false);
    }
  };

  const settle = (sending: Promise<Delivery<Numbered> | undefined>): Promise<void> =>
    attempt(async () => {
      const result = await sending;
      waitsForSignIn.current = result?.kind === 'signIn';
      if (result?.kind === 'sent') {
        const { id, number } = result.answer;
        finish({ kind: 'sent', id, number });
      } else if (result?.kind === 'kept') finish({ kind: 'queued' });
      else if (result) {
        notify('登录过期了，重新登录后会自动提交');
        goTo(paths.signIn);
      }
    });

  const send = (): Promise<void> =>
    settle(deliver(kind, { key, body: bodyOf(draft), photos: kept, createdAt: Date.now() }));

  // Signing in again has sent it, or is about to.
  useReturn(() => {
    if (!waitsForSignIn.current || !session.get()) return;
    waitsForSignIn.current = false;
    void settle(resume(kind, key));
  });

  const submit = async (): Promise<void> => {
    const asGuest = owner === '' ? guest : undefined;
    const wrong = asGuest
      ? fieldErrors(asGuest.schema, asGuest.bodyOf(draft))
      : fieldErrors(schema, bodyOf(draft));
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) {
      showWrong();
      return notify('请按提示补充');
    }
    keep();
    if (asGuest) return attempt(async () => finish(await asGuest.send(draft)));
    if (owner === '') {
      notify('请先登录，写好的内容会保留');
      return goTo(paths.signIn);
    }
    setBusy(true);
    const found = await patiently(() => findNear(draft));
    setBusy(false);
    if (found.length > 0) return setNear(found);
    await send();
  };

  return {
    errors,
    busy,
    outcome,
    near,
    submit,
    submitAnyway: send,
    joined: (other) => {
      kept.forEach((photo) => photos.remove(photo.key));
      setNear([]);
      finish({ kind: 'joined', ...other });
    },
    closeNear: () => setNear([]),
    changed: () => setErrors({}),
    restart: () => {
      setKey(newKey());
      setOutcome(undefined);
    },
  };
}
