// wx.request, uploadFile, downloadFile and the state of the network.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Device } from '../device';
import { fromAppBytes } from '../app/realm';
import type { AppFunction, AppObject } from '../app/sandbox';
import { ApiFailure, needText, type Options, type WxPart } from './convention';
import type { Answer, Transfer } from './transport';
import type { WxContext } from './index';

const DEFAULT_TIMEOUT_MS = 60_000;
const UPLOAD_LIMIT = 10 * 1024 * 1024;

export function networkApi(ctx: WxContext): WxPart {
  const { device } = ctx.host;
  const start = (make: () => Transfer, finish: (answer: Answer) => unknown) => {
    const events = taskEvents();
    const plain = (answer: Answer) => ({
      statusCode: answer.statusCode,
      header: answer.header,
      cookies: answer.cookies,
    });
    let abort = (): void => undefined;
    const work = new Promise<Answer>((resolve) => {
      const transfer = make();
      assertListed(device, transfer);
      const running = ctx.transport.start(transfer);
      abort = running.abort;
      resolve(running.answer);
    }).then((answer) => {
      events.emit('HeadersReceived', ctx.host.toApp({ header: answer.header, cookies: answer.cookies }));
      events.emit('ProgressUpdate', ctx.host.toApp(progress(answer.body.byteLength)));
      return { ...plain(answer), ...(finish(answer) as AppObject) };
    });
    return { task: { ...events.methods, abort: () => abort() }, work };
  };
  const timeoutOf = (options: Options): number =>
    typeof options.timeout === 'number' && options.timeout > 0 ? options.timeout : DEFAULT_TIMEOUT_MS;
  const identity = {
    referer: `https://servicewechat.com/${device.info.appId}/devtools/page-frame.html`,
    'user-agent': `Mozilla/5.0 (Linux; ${device.info.system}) MicroMessenger/${device.info.version} MiniProgramEnv/${device.info.platform}`,
  };

  return {
    tasks: {
      request: (options) =>
        start(
          () => {
            if (options.enableChunked) throw new ApiFailure('enableChunked is not supported by weapp-host');
            return { ...requestTransfer(options, identity), timeoutMs: timeoutOf(options) };
          },
          (answer) => ({ data: decode(options, answer.body) }),
        ),
      uploadFile: (options) =>
        start(
          () => ({ ...uploadTransfer(ctx, options, identity), timeoutMs: timeoutOf(options) }),
          (answer) => ({ data: answer.body.toString('utf8') }),
        ),
      downloadFile: (options) =>
        start(
          () => ({
            kind: 'downloadFile',
            method: 'GET',
            url: httpUrl(options),
            headers: { ...headersOf(options), ...identity },
            body: undefined,
            timeoutMs: timeoutOf(options),
          }),
          (answer) => {
            if (typeof options.filePath === 'string') {
              ctx.files.write(options.filePath, answer.body);
              return { filePath: options.filePath };
            }
            const ext = path.extname(new URL(httpUrl(options)).pathname) || '.bin';
            return { tempFilePath: ctx.files.temp(answer.body, ext) };
          },
        ),
    },
    async: { getNetworkType: () => ({ networkType: networkType(device.network), signalStrength: -60 }) },
  };
}

export const networkType = (state: 'ok' | 'slow' | 'none'): string =>
  ({ ok: 'wifi', slow: '2g', none: 'none' })[state];

function taskEvents() {
  const listeners = new Map<string, Set<AppFunction>>();
  const methods: AppObject = {};
  for (const event of ['HeadersReceived', 'ProgressUpdate', 'ChunkReceived']) {
    const set = new Set<AppFunction>();
    listeners.set(event, set);
    methods[`on${event}`] = (listener: AppFunction) => void set.add(listener);
    methods[`off${event}`] = (listener?: AppFunction) => (listener ? set.delete(listener) : set.clear());
  }
  return {
    methods,
    emit: (event: string, value: unknown) => listeners.get(event)?.forEach((run) => run(value)),
  };
}

const progress = (bytes: number) => ({
  progress: 100,
  totalBytesWritten: bytes,
  totalBytesExpectedToWrite: bytes,
  totalBytesSent: bytes,
  totalBytesExpectedToSend: bytes,
});

function httpUrl(options: Options): string {
  const url = needText(options, 'url');
  if (!/^https?:\/\//.test(url)) throw new ApiFailure(`invalid url "${url}"`, { errno: 600009 });
  return url;
}

/** The console takes https alone, with the port when it is not 443, and neither localhost nor an IP address. */
const isListable = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && hostname !== 'localhost' && !/^[\d.]+$|:/.test(hostname);

function assertListed({ listedDomains }: Device, { kind, url }: Omit<Transfer, 'timeoutMs'>): void {
  if (!listedDomains) return;
  const asked = new URL(url);
  if (!isListable(asked) || !listedDomains[kind]?.includes(asked.origin))
    throw new ApiFailure('url not in domain list', { errno: 600002 });
}

function headersOf(options: Options): Record<string, string> {
  const given = Object.entries((options.header ?? {}) as AppObject);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function requestTransfer(options: Options, identity: Record<string, string>): Omit<Transfer, 'timeoutMs'> {
  const method = String(options.method ?? 'GET').toUpperCase();
  const headers = { 'content-type': 'application/json', ...headersOf(options), ...identity };
  const { data } = options;
  let url = httpUrl(options);
  let body: Transfer['body'];
  const bytes = fromAppBytes(data);
  const form = (): string =>
    new URLSearchParams(
      Object.fromEntries(Object.entries(data as AppObject).map(([key, value]) => [key, String(value)])),
    ).toString();
  if (data === undefined || data === null) body = undefined;
  else if (method === 'GET' || method === 'HEAD') {
    const search = typeof data === 'object' ? form() : String(data);
    if (search) url += (url.includes('?') ? '&' : '?') + search;
  } else if (bytes) body = bytes;
  else if (typeof data !== 'object') body = String(data);
  else body = headers['content-type'].includes('x-www-form-urlencoded') ? form() : JSON.stringify(data);
  return { kind: 'request', method, url, headers, body };
}

function uploadTransfer(
  ctx: WxContext,
  options: Options,
  identity: Record<string, string>,
): Omit<Transfer, 'timeoutMs'> {
  const [name, address] = [needText(options, 'name'), needText(options, 'filePath')];
  const file = ctx.files.resolve(address);
  if (!ctx.files.exists(address)) throw new ApiFailure('file not found', { errno: 600005 });
  if (statSync(file).size > UPLOAD_LIMIT) throw new ApiFailure('exceed max size', { errno: 600005 });
  const form = new FormData();
  for (const [key, value] of Object.entries((options.formData ?? {}) as AppObject))
    form.append(key, String(value));
  form.append(name, new Blob([readFileSync(file)], { type: mimeOf(file) }), path.basename(file));
  const { 'content-type': _boundaryIsOurs, ...headers } = headersOf(options);
  return {
    kind: 'uploadFile',
    method: 'POST',
    url: httpUrl(options),
    headers: { ...headers, ...identity },
    body: form,
  };
}

const MIME: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
};
const mimeOf = (file: string): string => MIME[path.extname(file).toLowerCase()] ?? 'application/octet-stream';

function decode(options: Options, body: Buffer): unknown {
  if (options.responseType === 'arraybuffer') return body;
  const text = body.toString('utf8');
  if ((options.dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // the platform hands back the text when it is no JSON
  }
}
