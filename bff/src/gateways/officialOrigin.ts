/** Where a gateway may send secrets: in production to the official hosts only, elsewhere also to this machine. */

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Why this base URL must not be used, or undefined when it may. */
export function refusalOfOrigin(
  url: string,
  official: readonly string[],
  production: boolean,
): string | undefined {
  if (official.includes(url)) return undefined;
  const allowed = official.join(' or ');
  if (production) return `In production the base URL must be ${allowed}.`;
  if (!URL.canParse(url))
    return `The base URL is not an address. Use ${allowed}, or a server on this machine.`;
  const { origin, hostname, username, password } = new URL(url);
  if (url !== origin || username || password) return 'The base URL must be only scheme, host and port.';
  return LOOPBACK.has(hostname)
    ? undefined
    : `The base URL must be ${allowed}, or a server on this machine, not ${hostname}.`;
}
