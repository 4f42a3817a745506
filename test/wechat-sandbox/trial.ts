/** What every trial of the sandbox needs: a running one, and calls as a server and as its keeper would make them. */
import { startSandbox, type Sandbox } from './server';

export type Json = Record<string, unknown>;

export interface Trial {
  sandbox: Sandbox;
  /** A call of the WeChat API; `body` makes it a POST. */
  call(path: string, query?: Record<string, string>, body?: unknown): Promise<Json>;
  /** The same with a current access token. */
  tokenCall(path: string, body: unknown): Promise<Json>;
  control(name: string, body?: unknown): Promise<Json>;
  token(): Promise<string>;
}

export async function startTrial(): Promise<Trial> {
  const sandbox = await startSandbox();
  const { baseUrl, world } = sandbox;
  const send = async (path: string, body?: unknown): Promise<Response> =>
    fetch(baseUrl + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  const call: Trial['call'] = async (path, query = {}, body = undefined) =>
    (await send(`${path}?${new URLSearchParams(query)}`, body)).json() as Promise<Json>;
  const token = async (): Promise<string> => {
    const { appId: appid, secret } = world.mini;
    const answer = await call(
      '/cgi-bin/stable_token',
      {},
      { grant_type: 'client_credential', appid, secret },
    );
    return String(answer.access_token);
  };
  return {
    sandbox,
    call,
    token,
    tokenCall: async (path, body) => call(path, { access_token: await token() }, body),
    control: async (name, body = {}) => (await send(`/__sandbox/${name}`, body)).json() as Promise<Json>,
  };
}
