// How the app was opened: the platform's scene values and what each entrance puts into the query.
import { parseQuery } from './url';

export interface Launch {
  path?: string;
  query?: Record<string, string>;
  scene?: number;
  referrerInfo?: Record<string, unknown>;
  shareTicket?: string;
}

export const SCENES = {
  home: 1001,
  shareCard: 1007,
  qrCode: 1011,
  subscribeMessage: 1107,
  officialAccountMenu: 1035,
  appCode: 1047,
} as const;

/** A mini-program code from getwxacodeunlimit: its scene text arrives URL-encoded. */
export const fromAppCode = (path: string, scene: string): Launch => ({
  path,
  query: { scene: encodeURIComponent(scene) },
  scene: SCENES.appCode,
});

/** A plain web link in a QR code, matched by a rule of the admin console: the link arrives URL-encoded in `q`. */
export const fromPlainLink = (path: string, link: string, now: number): Launch => ({
  path,
  query: { q: encodeURIComponent(link), scancode_time: String(Math.floor(now / 1000)) },
  scene: SCENES.qrCode,
});

const fromAddress = (address: string, scene: number): Launch => {
  const [path = '', search = ''] = address.replace(/^\//, '').split('?');
  return { path, query: parseQuery(search), scene };
};
export const fromShareCard = (address: string): Launch => fromAddress(address, SCENES.shareCard);
export const fromMessage = (address: string): Launch => fromAddress(address, SCENES.subscribeMessage);
