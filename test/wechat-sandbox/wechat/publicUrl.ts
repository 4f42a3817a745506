/** Whether an address can be reached from WeChat's network: http(s), a public name or address. */
import { BlockList, isIP } from 'node:net';

const reserved = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  reserved.addSubnet(net, bits);
}
reserved.addAddress('::1', 'ipv6');
reserved.addSubnet('fc00::', 7, 'ipv6');
reserved.addSubnet('fe80::', 10, 'ipv6');

/** `admitted` are the hosts, with port, that stand for public ones in a trial. */
export function isPublicUrl(url: string, admitted: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (admitted.has(host)) return true;
  const bare = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(bare);
  if (version > 0) return !reserved.check(bare, version === 4 ? 'ipv4' : 'ipv6');
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home)$/.test(hostname);
}
