/** The postman is killed while WeChat has the message and we have no answer: nobody hears anything twice. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sendNotices } from '@jsjb/bff/notice/jobs/sendNotices';
import { storeNotices } from '@jsjb/bff/notice/store/storeNotices';
import { announce } from '../wechat-sandbox/announcement';
import { demoTemplateId } from '../wechat-sandbox/accounts';
import { cst } from '../harness/clock';
import { startWechatServer, type WechatServer } from '../harness/wechat';

const NOTICES = 40;
const SEND = '/cgi-bin/message/subscribe/send';
const PAGE = 'resident/ticket/index';
const at = cst('2026-03-12 10:00');

let wechat: WechatServer;
beforeAll(async () => {
  wechat = await startWechatServer();
  await wechat.trial.control('pages', { pages: [PAGE] });
});
afterAll(() => wechat.close());

const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;

function postman(): Promise<ChildProcess> {
  const { host, port, name } = wechat.server.deps.models.tickets.db;
  const uri = `mongodb://${host}:${port}/${name}?directConnection=true`;
  const env = { ...announce(wechat.trial.sandbox).env, DATA_DIR: tmpdir(), LOG_LEVEL: 'error' };
  const keys = { SECRET_KEYS: `trial:${'k'.repeat(43)}` };
  const args = [uri, at.toISOString(), JSON.stringify({ ...env, ...keys })];
  const child = fork(path.resolve(__dirname, '../harness/noticeSender.ts'), args, {
    execArgv: ['--import', loader],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the postman ended by itself: ${code}`)));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const received = async (openid: string): Promise<string[]> => {
  const answer = await fetch(`${wechat.trial.sandbox.baseUrl}/__sandbox/messages?openid=${openid}`);
  const { messages } = (await answer.json()) as { messages: { data: Record<string, string> }[] };
  return messages.map(({ data }) => data['character_string1'] ?? '');
};

test('kill -9 between WeChat’s taking a message and our writing it down: one message of each event, one line in the inbox', async () => {
  const { models } = wechat.server.deps;
  const { me } = await wechat.signIn('老张');
  const openid = await wechat.openid('老张');
  await wechat.trial.control('consents', { openid, templateId: demoTemplateId('progress'), count: NOTICES });
  await models.noticeAllowances.create({ _id: `${me.id}.progress`, left: NOTICES, keys: [] });
  const numbers = Array.from({ length: NOTICES }, (_, n) => `2026031200${String(n).padStart(4, '0')}X`);
  const notices = numbers.map((number) => ({
    _id: `ticket${number}.1.${me.id}.progress`,
    personId: me.id,
    ticketId: 'ticket',
    number,
    template: 'progress' as const,
    values: { number, matter: '路灯不亮', status: '已派单', time: '2026年3月12日 10:00', note: '已派单' },
    page: PAGE,
    urgent: true,
    at,
  }));
  await storeNotices(models, notices, at);
  const taken: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    // Some arrive; then WeChat takes one and its answer never comes.
    await wechat.trial.control('faults', { path: SEND, kind: 'hang', after: true, skip: 3, times: 1 });
    const before = (await received(openid)).length;
    const child = await postman();
    for (let waited = 0; (await received(openid)).length < before + 4; waited += 1) {
      if (waited > 1000) throw new Error(`only ${(await received(openid)).length} messages arrived`);
      await setTimeout(10);
    }
    await killed(child);
    // Told again by a delivery that had been cut short as well.
    await storeNotices(models, notices, at);
    taken.push((await received(openid)).length);
    await wechat.trial.control('faults/clear');
  }
  // Leases of the dead run out; a living process sends the rest.
  wechat.server.clock.set(new Date(at.getTime() + 10 * 60_000));
  while ((await sendNotices(wechat.server.deps)) > 0);
  const all = await received(openid);
  expect(all.sort()).toEqual(numbers);
  const states = await models.notices.find({ personId: me.id }).lean();
  expect(states).toHaveLength(NOTICES);
  const count = (state: string) => states.filter((notice) => notice.state === state).length;
  expect({ sent: count('sent'), unsure: count('unsure') }).toEqual({ sent: NOTICES - 4, unsure: 4 });
  expect(taken).toEqual([4, 8, 12, 16]);
});
