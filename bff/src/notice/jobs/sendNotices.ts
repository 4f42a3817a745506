/**
 * Sends what waits in the outbox to the phones, each at most once. WeChat takes no key that would make a repeat
 * harmless, so what may have arrived is not sent again: a process that died in between, a call whose answer was lost.
 * The inbox always has it. What certainly did not arrive waits, and goes out when WeChat is back.
 */
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import type { Deps } from '../../deps';
import type { Sent, Wechat } from '../../gateways/wechat';
import { WechatError } from '../../gateways/wechat';
import type { PersonDoc } from '../../account';
import type { NoticeDoc, NoticeState } from '../store/noticeModels';
import { ringAt } from '../access/ringAt';
import { collectionOf } from '../../platform/db/modelOf';
import { claimOldest, pauseAfter } from '../../platform/outbox/claim';

const BATCH = 200;
const LEASE_MS = 60_000;
const PAUSE = { firstMs: 5_000, longestMs: 2 * 60_000 };
/** After a day the news is old; the inbox has it. */
const GIVE_UP_MS = 86_400_000;

interface Outcome {
  state: NoticeState;
  nextAt?: Date;
  fault?: string;
}

/** Takes one "allow"; false when none is left. */
const takeAllowance = async ({ models }: Deps, { personId, template }: NoticeDoc): Promise<boolean> => {
  const taken = await models.noticeAllowances.updateOne(
    { _id: `${personId}.${template}`, left: { $gt: 0 } },
    { $inc: { left: -1 } },
  );
  return taken.matchedCount === 1;
};

const changeAllowance = ({ models }: Deps, { personId, template }: NoticeDoc, update: object) =>
  models.noticeAllowances.updateOne({ _id: `${personId}.${template}` }, update);

async function push(
  notice: NoticeDoc,
  openid: string,
  templateOf: { id: string; fields: Record<string, string> },
  wechat: Wechat,
): Promise<Sent> {
  const data = Object.fromEntries(
    Object.entries(templateOf.fields).map(([meaning, field]) => [field, notice.values[meaning] ?? '']),
  );
  return wechat.sendSubscribe({ openid, templateId: templateOf.id, page: notice.page, data });
}

async function send(notice: NoticeDoc, deps: Deps): Promise<Outcome> {
  const { wechat, env, models } = deps;
  const template = env.WECHAT_TEMPLATES[notice.template as NoticeTemplate];
  const person = await models.people.findById(notice.personId).lean<PersonDoc>();
  const openid = person?.openid;
  if (!wechat || !template || !openid || person.disabled) return { state: 'inbox' };
  if (!(await takeAllowance(deps, notice))) return { state: 'inbox' };
  try {
    const sent = await push(notice, openid, template, wechat);
    if (sent === 'sent') return { state: 'sent' };
    // The "allow" may be used up, or not: WeChat will say so at the next message.
    if (sent === 'unsure') return { state: 'unsure', fault: 'the answer was lost' };
    await changeAllowance(deps, notice, { $set: { left: 0 } });
    return { state: 'inbox', fault: sent };
  } catch (error) {
    const now = deps.now();
    const passing = error instanceof WechatError && error.passing;
    const fault = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    // It did not arrive: the "allow" is still there.
    await changeAllowance(deps, notice, { $inc: { left: 1 } });
    if (!passing || now.getTime() - notice.at.getTime() > GIVE_UP_MS) {
      deps.log.error({ err: error, notice: notice._id }, 'a notice cannot be sent');
      return { state: 'failed', fault };
    }
    const nextAt = ringAt(new Date(now.getTime() + pauseAfter(notice.tries, PAUSE)), notice.urgent);
    return { state: 'pending', nextAt, fault };
  }
}

const claim = ({ models }: Deps, now: Date): Promise<NoticeDoc | null> =>
  claimOldest(collectionOf(models.notices), {
    due: 'nextAt',
    filter: { state: 'pending' },
    update: {
      $set: { state: 'sending', leaseUntil: new Date(now.getTime() + LEASE_MS) },
      $inc: { tries: 1 },
    },
    now,
  });

async function settle(notice: NoticeDoc, { state, nextAt, fault }: Outcome, deps: Deps): Promise<void> {
  await deps.models.notices.updateOne(
    { _id: notice._id, state: 'sending' },
    {
      $set: {
        state,
        ...(nextAt ? { nextAt } : {}),
        ...(fault ? { fault } : {}),
        ...(state === 'sent' ? { sentAt: deps.now() } : {}),
      },
      $unset: { leaseUntil: '', ...(fault ? {} : { fault: '' }) },
    },
  );
}

/** WeChat let an answer be lost: before more is risked it must answer something harmless. */
const silent = new WeakSet<object>();

/** One pass; how many left the outbox. Ends early while WeChat is away. */
export async function sendNotices(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { notices } = deps.models;
  await notices.updateMany(
    { state: 'sending', leaseUntil: { $lte: deps.now() } },
    { $set: { state: 'unsure' }, $unset: { leaseUntil: '' } },
  );
  if (silent.has(deps.models) && !(await deps.wechat?.isAwake())) return 0;
  silent.delete(deps.models);
  for (let done = 0; done < BATCH; done += 1) {
    const now = deps.now();
    const notice = signal?.aborted ? null : await claim(deps, now);
    if (!notice) return done;
    const ring = ringAt(now, notice.urgent);
    // At night it goes back without having been tried.
    const outcome: Outcome = ring > now ? { state: 'pending', nextAt: ring } : await send(notice, deps);
    await settle(notice, outcome, deps);
    if (outcome.state === 'unsure') silent.add(deps.models);
    if (outcome.fault && (outcome.state === 'pending' || outcome.state === 'unsure')) return done;
  }
  return BATCH;
}
