/** The sandbox as a process of its own: how a start script uses it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Announcement } from './announcement';

jest.setTimeout(60_000);
const root = path.resolve(__dirname, '../..');

test('it announces its address and the settings that fit it, and ends when told to', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/wechat-sandbox/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise((done) => {
    child.once('exit', done);
  });
  try {
    const announced = new Promise<Announcement>((done) => {
      child.once('message', (message) => done(message as Announcement));
    });
    const line = new Promise<string>((done) => {
      child.stdout?.once('data', (chunk: Buffer) => done(chunk.toString()));
    });
    const { baseUrl, env } = await announced;
    expect(JSON.parse((await line).replace('wechat-sandbox ', ''))).toEqual({ baseUrl, env });
    expect(env.WECHAT_BASE_URL).toBe(baseUrl);
    expect(env.WECHAT_PUSH_AES_KEY).toMatch(/^[A-Za-z0-9]{43}$/);
    const response = await fetch(`${baseUrl}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: env.WECHAT_APP_ID,
        secret: env.WECHAT_APP_SECRET,
      }),
    });
    expect(await response.json()).toHaveProperty('access_token');
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
});
