// The shape of `wx` as the app sees it.
import { closeFixtures, openFixture } from '../fixtureApp';
import { documentedNames } from './names';

afterEach(closeFixtures);

test('wx has every name the platform documents, and no function beyond them', async () => {
  const app = await openFixture();
  const names = (await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as { wx: Record<string, unknown> };
    return Object.keys(wx).filter((name) => typeof wx[name] === 'function');
  })) as string[];
  expect(names.length).toBeGreaterThan(450);
  expect(names.sort()).toEqual([...documentedNames()].sort());
});

test('a function without callbacks answers with the app’s own promise, one with them does not', async () => {
  const app = await openFixture();
  const kinds = await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as { wx: Record<string, (o?: object) => unknown> };
    return [wx.getStorageInfo?.() instanceof Promise, wx.getStorageInfo?.({ success() {} }) === undefined];
  });
  expect(kinds).toEqual([true, true]);
});

test('an observer tells that its targets are in view, until it is disconnected', async () => {
  const app = await openFixture();
  await app.mp.evaluate(() => {
    interface Observer {
      relativeToViewport(): Observer;
      observe(
        selector: string,
        told: (seen: { dataset: { id: string }; intersectionRatio: number }) => void,
      ): void;
      disconnect(): void;
    }
    const { wx, getCurrentPages } = globalThis as unknown as {
      getCurrentPages(): unknown[];
      wx: { createIntersectionObserver(page: unknown, options: object): Observer };
    };
    const watch = (name: string) => {
      const observer = wx.createIntersectionObserver(getCurrentPages()[0], { observeAll: true });
      observer
        .relativeToViewport()
        .observe('.item', (seen) => console.log(name, seen.dataset.id, seen.intersectionRatio));
      return observer;
    };
    watch('kept');
    watch('dropped').disconnect();
  });
  await app.control.idle();
  expect(app.control.logs.map(({ args }) => args)).toEqual([
    ['kept', 'a', 1],
    ['kept', 'b', 1],
  ]);
});

test('what the app can use says so, what nobody answers does not', async () => {
  const app = await openFixture();
  const can = (schema: string) => app.mp.callWxMethod('canIUse', schema);
  expect(
    await Promise.all(['chooseMedia', 'button.open-type.share', 'onThemeChange', 'startWifi'].map(can)),
  ).toEqual([true, true, true, false]);
});
