// The phone and the person holding it: what outlives one run of the app, and how each question to the person is answered.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Faults, SlowNetwork, TransferKind } from './wx/transport';

export interface DeviceInfo {
  platform: 'android' | 'ios' | 'devtools';
  brand: string;
  model: string;
  system: string;
  pixelRatio: number;
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  /** The system's font size; 16 is normal, 20 and above is large print. */
  fontSizeSetting: number;
  theme: 'light' | 'dark';
  language: string;
  version: string;
  SDKVersion: string;
  appId: string;
  envVersion: 'develop' | 'trial' | 'release';
  benchmarkLevel: number;
}

const COMMON_PHONE: DeviceInfo = {
  platform: 'android',
  brand: 'HUAWEI',
  model: 'HUAWEI nova',
  system: 'Android 12',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  fontSizeSetting: 16,
  theme: 'light',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.8.0',
  appId: 'wx0000000000000000',
  envVersion: 'develop',
  benchmarkLevel: 20,
};

export interface Place {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
  accuracy?: number;
}

export interface ModalRequest {
  title: string;
  content: string;
  showCancel: boolean;
  confirmText: string;
  cancelText: string;
  editable: boolean;
}
export type ModalAnswer = 'confirm' | 'cancel' | { confirm: boolean; content?: string };

/** One picked photo or video: a file on this computer, or its bytes. */
export type MediaFile = string | { name: string; bytes: Buffer };
export type Cancel = 'cancel';

/** What the app hands to WeChat's page 确认收款. */
export interface MerchantTransfer {
  mchId: string;
  appId: string | undefined;
  package: string;
}
/** The person's answer there; a function may tell a platform of it first. */
export type TransferAnswer = 'confirm' | Cancel | ((asked: MerchantTransfer) => Promise<'confirm' | Cancel>);

/** How the person answers; each `next…` list is used up in order, the rest stays. */
export interface Answers {
  modal?: (request: ModalRequest) => ModalAnswer | undefined;
  actionSheet?: (items: string[]) => number | Cancel | undefined;
  permissions: Record<string, 'allow' | 'deny'>;
  settings: Record<string, boolean>;
  privacyPopup: 'agree' | 'disagree';
  scans: (string | { result: string; scanType?: string; path?: string } | Cancel)[];
  media: (MediaFile[] | Cancel)[];
  location: Place | 'fail';
  places: (Place | Cancel)[];
  subscribe: Record<string, 'accept' | 'reject' | 'ban'>;
  transfers: TransferAnswer[];
  /** Whether a file is sent when WeChat asks to which chat. */
  sending: 'sent' | Cancel;
  login: () => string | Promise<string>;
  sessionValid: boolean;
  phoneCode: () => string | Promise<string> | 'deny';
  update: 'none' | 'ready' | 'failed';
}

/** Origins such as `https://api.example.cn`; a kind that is absent lists none. */
export type ListedDomains = Partial<Record<TransferKind, readonly string[]>>;

export interface WxCall {
  name: string;
  args: unknown;
  page: string | undefined;
  at: number;
}

export class Device {
  readonly info: DeviceInfo;
  /** key → JSON text, as the platform keeps it. */
  readonly storage = new Map<string, string>();
  readonly files = mkdtempSync(path.join(os.tmpdir(), 'weapp-files-'));
  readonly authSetting = new Map<string, boolean>();
  readonly downloaded = new Set<string>(['']);
  readonly calls: WxCall[] = [];
  readonly shares: unknown[] = [];
  /** Of every run: a client that stays connected knows pages by their number. */
  pagesOpened = 0;
  network: 'ok' | 'slow' | 'none' = 'ok';
  slow: SlowNetwork = { latencyMs: 600, bytesPerSecond: 40_000 };
  faults: Faults | undefined;
  rewrite: (url: string) => string = (url) => url;
  privacyAgreed = true;
  /** The interfaces that the privacy guideline in WeChat's console declares; undefined: all of them. */
  declaredPrivacy: readonly string[] | undefined;
  /** The server domains of WeChat's console, by kind of transfer; undefined: not checked, as in the tools' setting. */
  listedDomains: ListedDomains | undefined;
  /** What the app told the operator's realtime log. */
  readonly realtimeLog: { level: string; words: string[] }[] = [];
  clipboard = '';
  readonly answers: Answers = {
    permissions: {},
    settings: {},
    privacyPopup: 'disagree',
    scans: [],
    media: [],
    location: { latitude: 39.9042, longitude: 116.4074, accuracy: 30 },
    places: [],
    subscribe: {},
    transfers: [],
    sending: 'sent',
    login: () => 'weapp-host-code',
    sessionValid: true,
    phoneCode: () => 'weapp-host-phone-code',
    update: 'none',
  };

  constructor(info: Partial<DeviceInfo> = {}) {
    this.info = { ...COMMON_PHONE, ...info };
  }

  dispose(): void {
    rmSync(this.files, { recursive: true, force: true });
  }
}
