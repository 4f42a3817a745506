/** The way of a suggestion: judged, compared with others', sent once, and what became of it. */
import { useState } from 'react';
import { contract } from '@/api/contract';
import { ApiError, wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { notify } from '@/device/notify';
import { showWrong } from '@/components/showWrong';
import type { OwnDraft } from '@/forms/useOwnDraft';
import type { Photos } from '@/hooks/usePhotos';
import { newKey } from '@/device/newKey';
import { goTo, paths } from '@/navigation/paths';
import { session } from '@/auth/session';
import { bodyOfSuggestion, type SuggestionDraft, type Source } from '../../features/suggestion/draft';
import type { Outcome } from './Done';
import type { SimilarSuggestion } from './Similar';

/** Longer than this nobody waits for a proposal; asking must never stand in the way. */
const PATIENCE_MS = 3000;

async function findSimilar(content: string): Promise<readonly SimilarSuggestion[]> {
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  try {
    const asked = request('findSimilarSuggestions', { body: { content } });
    return (await Promise.race([asked, tooLate]))?.items ?? [];
  } catch {
    return [];
  }
}

export interface SuggestionSending {
  errors: Readonly<Record<string, string>>;
  busy: boolean;
  outcome: Outcome | undefined;
  similar: readonly SimilarSuggestion[];
  submit: () => Promise<void>;
  submitAnyway: () => Promise<void>;
  cosigned: (id: string) => void;
  closeSimilar: () => void;
  changed: () => void;
}

export function useSuggestionSending(
  written: SuggestionDraft,
  source: Source,
  photos: Photos,
  own: OwnDraft<SuggestionDraft>,
): SuggestionSending {
  const [key, setKey] = useState(() => written.key || newKey());
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [similar, setSimilar] = useState<readonly SimilarSuggestion[]>([]);
  const current = (): SuggestionDraft => ({ ...written, photos: photos.kept, key });

  const finish = (done: Outcome): void => {
    own.drop();
    photos.clear();
    setSimilar([]);
    setOutcome(done);
  };

  const send = async (): Promise<void> => {
    setSimilar([]);
    setBusy(true);
    try {
      const { id, number } = await request('submitSuggestion', {
        body: bodyOfSuggestion(current(), source),
        key,
      });
      finish({ kind: 'sent', id, number });
    } catch (error) {
      if (error instanceof ApiError) setErrors(error.fields);
      // What was sent before has arrived though its answer was lost; what is written now is another suggestion.
      if (error instanceof ApiError && error.code === 'IDEMPOTENCY_MISMATCH') {
        setKey(newKey());
        return notify('刚才那一版已经收到，在“我提的”里。要再提一条，请再点一次提交。');
      }
      const kept =
        error instanceof ApiError && error.isTransient ? '内容已存在手机里，有网络时再点一次提交。' : '';
      notify(`${wordsOf(error)}${kept}`);
    } finally {
      setBusy(false);
    }
  };

  const submit = async (): Promise<void> => {
    const draft = current();
    const wrong = fieldErrors(contract.submitSuggestion.body, bodyOfSuggestion(draft, source));
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) {
      showWrong();
      return notify('请按提示补充');
    }
    if (photos.kept.some(({ id }) => !id)) return notify('有照片没有传上去，请重新上传或删除');
    const owner = session.get()?.me.id ?? '';
    own.keep({ ...draft, owner });
    if (owner === '') {
      notify('请先登录，写好的内容会保留');
      return goTo(paths.signIn);
    }
    setBusy(true);
    const found = await findSimilar(`${draft.title} ${draft.content}`.trim());
    setBusy(false);
    if (found.length > 0) return setSimilar(found);
    await send();
  };

  return {
    errors,
    busy,
    outcome,
    similar,
    submit,
    submitAnyway: send,
    cosigned: (id) => finish({ kind: 'cosigned', id }),
    closeSimilar: () => setSimilar([]),
    changed: () => setErrors({}),
  };
}
