/**
 * The doors by which matters come in (诉求来源), as data. A source fixes the channel that the ticket carries, which
 * posts may use it and whose name it writes down; the role of the caller fixes none of them.
 */
import type { Role } from '../kit/role';

/** 渠道: what a ticket and every count by channel carry. */
export const channels = ['poster', 'miniapp', 'web', 'phone', 'grid', 'letter', 'visit'] as const;
export type Channel = (typeof channels)[number];

export interface Source {
  channel: Channel;
  /** The channel when a poster's code was scanned. */
  posterChannel?: Channel;
  /** The posts that may use it over the API; empty: only other parts of the server do. */
  roles: readonly Role[];
  /** The person named is not the one who is signed in: their own name and phone are never filled in. */
  onBehalf: boolean;
}

export const sources = {
  /** 小程序和网页：市民自己提交，扫码时算“码上说”。 */
  miniapp: { channel: 'miniapp', posterChannel: 'poster', roles: ['resident'], onBehalf: false },
  /** 网页上不登录提交，没有微信的人；扫码时算“码上说”。 */
  web: { channel: 'web', posterChannel: 'poster', roles: [], onBehalf: false },
  /** 12345 坐席代来电人登记。 */
  desk: { channel: 'phone', roles: ['agent'], onBehalf: true },
  /** 网格上报。 */
  fieldReport: { channel: 'grid', roles: ['gridWorker'], onBehalf: false },
  /** 入户走访中发现的事项，随走访记录提交。 */
  visit: { channel: 'visit', roles: [], onBehalf: false },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;
export const sourceOf = (name: SourceName): Source => sources[name];

/** The sources that a request may name: those that posts use. */
export const openSources = ['miniapp', 'desk', 'fieldReport'] as const satisfies readonly SourceName[];

/** `scanned`: a valid poster code came with the matter. */
export const channelOf = (name: SourceName, scanned: boolean): Channel => {
  const { channel, posterChannel } = sourceOf(name);
  return (scanned && posterChannel) || channel;
};

/** Where a matter was first written down, when that is another system (来源系统), and its number there. */
export interface Origin {
  system: string;
  externalId: string;
}
