import { readFile } from 'node:fs/promises';
import { openCity } from '../city';
import {
  holders,
  ledgerIsKept,
  oneSuggestionToItsEnd,
  rewardIsApproved,
  type Holder,
} from '../journeys/suggestions';
import { desktop, signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('a suggestion is adopted and made public; its reward is approved by two and becomes a certificate', async () => {
  const by = async (holder: Holder, options = {}) => {
    const person = holders[holder];
    return stage.take({ ...options, ...(person ? await signedIn(stage.city, person) : {}) });
  };
  const hands = {
    author: await by('author'),
    neighbour: await by('neighbour'),
    stranger: await by('stranger'),
    agent: await by('agent'),
    dispatcher: await by('dispatcher'),
    official: await by('official'),
    supervisor: await by('supervisor', desktop),
    admin: await by('admin', desktop),
  };
  const { author, supervisor, admin } = hands;
  const suggestion = await oneSuggestionToItsEnd(hands, stage.city);
  const reward = await rewardIsApproved(hands, stage.city, suggestion);
  await supervisor.sees('没有开通微信发放，已颁发证书');
  await author.open(reward);
  await author.sees('您的建议得到了一张证书');
  const [certificate] = await Promise.all([
    author.page.waitForEvent('download'),
    author.tap('#open-certificate'),
  ]);
  expect((await readFile(await certificate.path())).subarray(0, 5).toString()).toBe('%PDF-');
  const [ledger] = await Promise.all([
    admin.page.waitForEvent('download'),
    ledgerIsKept(admin, suggestion, ['批准', '未配置商户，以证书代替奖金']),
  ]);
  expect(ledger.suggestedFilename()).toMatch(/^建议奖励台账\d{4}\.xlsx$/);
});
