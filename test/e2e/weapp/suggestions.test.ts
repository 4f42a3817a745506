/** A suggestion and its money on phones: the payee confirms in WeChat's own sheet, and the platform of the trial pays. */
import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { announce } from '../../wechat-sandbox/announcement';
import { startPayTrial, type PayTrial } from '../../wechat-sandbox/payTrial';
import type { MerchantTransfer } from '../../weapp-host/device';
import { openCity, people } from '../city';
import {
  holders,
  ledgerIsKept,
  oneSuggestionToItsEnd,
  rewardIsApproved,
  type Holder,
} from '../journeys/suggestions';
import { until } from '../screen';
import type { Phone } from './phone';
import { usePhones } from './phones';

/** Whose WeChat the author's phone is. */
const ACCOUNT = '张伟';

let trial: PayTrial;
const folders: Partial<Record<Holder, string>> = {};
const stage = usePhones(async () => {
  trial = await startPayTrial();
  return openCity(announce(trial.sandbox).env);
});
afterAll(() => trial.sandbox.stop());

function take(holder: Holder): Promise<Phone> {
  const { appId } = trial.sandbox.world.mini;
  return stage.take(holders[holder], {
    device: { appId },
    prepare: (device) => {
      device.answers.login = async () =>
        String((await trial.control('codes', { person: ACCOUNT, kind: 'login' })).code);
      folders[holder] = device.files;
    },
  });
}

async function aPhoto(): Promise<string> {
  const file = path.join(stage.city.deps.env.DATA_DIR, 'island.jpg');
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#486' } });
  await writeFile(file, await picture.jpeg().toBuffer());
  return file;
}

/** The tap on 确认收款: what the app handed over must be the platform's own. */
const confirms = async (asked: MerchantTransfer): Promise<'confirm'> => {
  expect(await trial.control('pay/confirm', { ...asked })).toMatchObject({
    state: expect.stringMatching(/TRANSFERING|SUCCESS/),
  });
  return 'confirm';
};

test('a suggestion is had, co-signed, adopted, carried out, rewarded, collected and booked', async () => {
  const hands = {
    author: await take('author'),
    neighbour: await take('neighbour'),
    agent: await take('agent'),
    dispatcher: await take('dispatcher'),
    official: await take('official'),
    supervisor: await take('supervisor'),
    admin: await take('admin'),
    stranger: await take('stranger'),
  };
  const { author, supervisor, admin } = hands;
  const suggestion = await oneSuggestionToItsEnd(hands, stage.city, await aPhoto());

  const page = await rewardIsApproved(hands, stage.city, suggestion, async (screen) => {
    // Nobody is paid whose account is not known; bound, the same tap goes through.
    await screen.tap('#action-submit');
    await screen.sees('还没有绑定微信收款账户');
    await author.open('suggestion/rewards/index');
    await author.tap('#bind-account');
    await author.sees('已绑定本人微信');
  });
  await supervisor.sees('已批准，等建议人领取');

  await author.open(page);
  await author.sees('奖励已经批准，请领取');
  await author.tap('#collect');
  await author.hears('还没有确认收款');
  author.host?.control.nextTransfer(confirms);
  await author.tap('#collect');
  await author.sees('奖励已经到账');
  await author.open(`suggestion/detail/index?id=${suggestion.id}`);
  await author.sees('已奖励');
  const bills = (await trial.ledger()).bills as { state: string; fen: number }[];
  expect(bills.map(({ state, fen }) => [state, fen])).toEqual([['SUCCESS', 20_000]]);

  await ledgerIsKept(admin, suggestion, ['批准', '发起支付', '到账', '借 已发放 · 贷 支付在途']);
  const file = await until('a file', async () =>
    readdirSync(path.join(folders.admin ?? '', 'usr')).find((name) => name.endsWith('.xlsx')),
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(
    readFileSync(path.join(folders.admin ?? '', 'usr', file)) as unknown as ExcelJS.Buffer,
  );
  const told = JSON.stringify(book.getWorksheet('奖励台账')?.getSheetValues());
  expect(told).toContain(suggestion.number);
  expect(admin.host?.control.calls('openDocument')).toHaveLength(1);
  expect(await stage.city.deps.models.suggestions.findById(suggestion.id).lean()).toMatchObject({
    author: { personId: people.served },
    counts: { cosign: 1 },
  });
  const cosigned = await stage.city.deps.models.suggestionFacts.find({ recordId: suggestion.id }).lean();
  expect(cosigned.map(({ by }) => by.personId)).toEqual([people.resident]);
});
