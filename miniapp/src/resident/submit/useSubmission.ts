/** The way of a submission: judged, compared with what neighbours raised, sent, and what became of it. */
import { useRef, useState } from 'react';
import { submitBody } from '@jsjb/shared/ticket/contract';
import { type SimilarTicket } from '@jsjb/shared/search/contract';
import { fieldErrors } from '@/api/fieldErrors';
import { notify } from '@/device/notify';
import { showWrong } from '@/components/showWrong';
import type { OwnDraft } from '@/forms/useOwnDraft';
import type { Photos } from '@/hooks/usePhotos';
import { useReturn } from '@/hooks/useReturn';
import { newKey } from '@/device/newKey';
import { goTo, paths } from '@/navigation/paths';
import { session } from '@/auth/session';
import type { Outcome } from './Done';
import { submissionOf, type Draft } from './draft';
import { findNeighbours } from './findNeighbours';
import { resumeSubmission, sendSubmission, type SendResult } from './sendSubmission';

export interface Sending {
  errors: Readonly<Record<string, string>>;
  busy: boolean;
  outcome: Outcome | undefined;
  /** Matters nearby that may be the same; empty when nothing is to be asked. */
  neighbours: readonly SimilarTicket[];
  submit: () => Promise<void>;
  /** It is another matter than the neighbours'. */
  submitAnyway: () => Promise<void>;
  joined: (ticket: { id: string; number: string }) => void;
  closeNeighbours: () => void;
  changed: () => void;
  restart: () => void;
}

export function useSubmission(written: Draft, photos: Photos, own: OwnDraft<Draft>): Sending {
  const [key, setKey] = useState(newKey);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [neighbours, setNeighbours] = useState<readonly SimilarTicket[]>([]);
  const waitsForSignIn = useRef(false);

  const finish = (done: Outcome): void => {
    own.drop();
    photos.clear();
    setNeighbours([]);
    setOutcome(done);
  };

  const settle = (result: SendResult): void => {
    waitsForSignIn.current = result.kind === 'signIn';
    if (result.kind === 'refused') return notify(result.message);
    if (result.kind !== 'signIn') return finish(result);
    notify('登录过期了，重新登录后会自动提交');
    goTo(paths.signIn);
  };

  const send = async (): Promise<void> => {
    setBusy(true);
    const body = submissionOf(written);
    const result = await sendSubmission({ key, body, photos: photos.kept, createdAt: Date.now() });
    setBusy(false);
    settle(result);
  };

  // Signing in again has sent it, or is about to.
  useReturn(() => {
    if (!waitsForSignIn.current || !session.get()) return;
    waitsForSignIn.current = false;
    void resumeSubmission(key).then((result) => result && settle(result));
  });

  const submit = async (): Promise<void> => {
    const wrong = fieldErrors(submitBody, submissionOf(written));
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) {
      showWrong();
      return notify('请按提示补充');
    }
    const owner = session.get()?.me.id ?? '';
    own.keep({ ...written, photos: photos.kept, owner });
    if (owner === '') {
      notify('请先登录，写好的内容会保留');
      return goTo(paths.signIn);
    }
    setBusy(true);
    const near = await findNeighbours(written);
    setBusy(false);
    if (near.length > 0) return setNeighbours(near);
    await send();
  };

  return {
    errors,
    busy,
    outcome,
    neighbours,
    submit,
    submitAnyway: () => {
      setNeighbours([]);
      return send();
    },
    joined: ({ id, number }) => {
      photos.kept.forEach((photo) => photos.remove(photo.key));
      finish({ kind: 'joined', id, number });
    },
    closeNeighbours: () => setNeighbours([]),
    changed: () => setErrors({}),
    restart: () => {
      setKey(newKey());
      setOutcome(undefined);
    },
  };
}
