/** Trains the suggestions anew when enough dispatches have been confirmed since the last time. */
import { claimTraining, saveModel, releaseTraining } from '../commands/saveModel';
import type { Deps } from '../../deps';
import type { AdviceModelDoc } from '../store/dispatchModels';
import { confirmedDispatches, countConfirmed, type ConfirmedDispatch } from '../queries/confirmedDispatches';
import { trainInChild } from '../advice/trainInChild';

/** Fewer teach nothing that the catalogue does not say. */
const FIRST_AT = 30;
/** Again after a tenth more, and at least so many. */
const AGAIN_AFTER = 20;
const CLAIM_MS = 30 * 60_000;

export const isDue = (confirmed: number, learnedAt: number): boolean =>
  confirmed >= FIRST_AT && confirmed - learnedAt >= Math.max(AGAIN_AFTER, learnedAt / 10);

/** [category, unit, times]: where each kind of matter was handled. */
export function routesOf(dispatches: readonly ConfirmedDispatch[]): [string, string, number][] {
  const counts = new Map<string, [string, string, number]>();
  for (const { category, unitId } of dispatches) {
    const key = `${category}\n${unitId}`;
    const row = counts.get(key) ?? [category, unitId, 0];
    counts.set(key, [row[0], row[1], row[2] + 1]);
  }
  return [...counts.values()].sort((a, b) => b[2] - a[2]);
}

async function ownWordsFor(deps: Deps, labels: readonly string[]): Promise<Record<string, string[]>> {
  const { categories } = await deps.city.snapshot();
  return Object.fromEntries(
    labels.map((code) => {
      const row = categories.get(code);
      return [code, row ? [...row.keywords, row.level3].filter((word) => word && word !== '其他') : []];
    }),
  );
}

/** True when a new model has been put into use. */
export async function learnDispatches(deps: Deps, signal?: AbortSignal): Promise<boolean> {
  const { models, now } = deps;
  const head = await models.adviceModels.findById('head').lean<AdviceModelDoc>();
  const confirmed = await countConfirmed(models);
  if (!isDue(confirmed, head?.confirmed ?? 0)) return false;
  if (!(await claimTraining(models, now(), CLAIM_MS))) return false;
  try {
    const dispatches = await confirmedDispatches(models);
    const labels = [...new Set(dispatches.map(({ category }) => category))];
    const examples = dispatches.map(({ text, title, category }) => ({
      text,
      label: category,
      ...(title ? { title } : {}),
    }));
    const task = { examples, ownWords: await ownWordsFor(deps, labels) };
    const { bytes, trainedOn } = await trainInChild(task, signal);
    await saveModel(models, bytes, { trainedOn, confirmed, trainedAt: now(), routes: routesOf(dispatches) });
    deps.log.info({ trainedOn, bytes: bytes.length }, 'dispatch suggestions learned anew');
    return true;
  } catch (error) {
    await releaseTraining(models);
    throw error;
  }
}
