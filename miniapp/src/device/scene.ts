/** The signed code of a poster, out of whatever a scan, a link or a finger brings. */

/** As the contract takes it. */
const plain = /^[A-Za-z0-9._~-]{1,64}$/;

/** WeChat hands over what stands in an address as it stands there. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `scene` of a query string, or the last part of a path below /p/. */
function fromAddress(text: string): string | undefined {
  const named = /[?&]scene=([^&#]*)/.exec(text)?.[1];
  const path = /\/p\/([^/?#]+)/.exec(text)?.[1];
  return named ?? path;
}

/** Undefined for a code that is not one of ours. */
export function sceneOf(scanned: string | undefined): string | undefined {
  const text = decoded((scanned ?? '').trim());
  const scene = text.includes('/') || text.includes('?') ? fromAddress(text) : text;
  const found = scene === undefined ? '' : decoded(scene);
  return plain.test(found) ? found : undefined;
}

/** What a page is opened with: `scene` from a mini-program code, `q` from a plain-link code. */
export function sceneOfParams(params: Readonly<Record<string, string | undefined>>): string | undefined {
  return sceneOf(params['scene']) ?? sceneOf(params['q']);
}
