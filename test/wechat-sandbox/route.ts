/** Finds the endpoint of a request and reads the request into one record. */
import type { IncomingMessage } from 'node:http';
import { payControl } from './control/pay';
import { peopleControl } from './control/people';
import { worldControl } from './control/world';
import { matchPath, type Endpoint, type SandboxRequest } from './endpoint';
import { payEndpoints } from './pay/transferBills';
import { wechatEndpoints } from './wechat';
import { readBody } from './wire';

const endpoints: readonly Endpoint[] = [
  ...wechatEndpoints,
  ...payEndpoints,
  ...peopleControl,
  ...worldControl,
  ...payControl,
];

export interface Routed {
  endpoint: Endpoint;
  request: SandboxRequest;
}

function find(
  method: string,
  path: string,
): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  for (const endpoint of endpoints) {
    const params = endpoint.method === method ? matchPath(endpoint.path, path) : undefined;
    if (params) return { endpoint, params };
  }
  return undefined;
}

/** Nothing for an unknown path or a body that is too large. */
export async function route(message: IncomingMessage): Promise<Routed | undefined> {
  const { method = 'GET', url: target = '/' } = message;
  const { pathname: path, searchParams: query } = new URL(target, 'http://sandbox');
  const body = await readBody(message);
  const found = find(method, path);
  if (!found || !body) return undefined;
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  const { endpoint, params } = found;
  return { endpoint, request: { method, path, target, params, query, headers, body, appId: '' } };
}
