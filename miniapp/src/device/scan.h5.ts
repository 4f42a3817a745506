/** A browser has no scanner: a posted code opened with the phone's camera comes in as a link. */
export const canScan = false;

export async function scan(): Promise<string | undefined> {
  return undefined;
}
