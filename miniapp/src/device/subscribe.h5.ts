/** The web has no messages of WeChat. */
export const canSubscribe = false;

export async function subscribe(): Promise<boolean | undefined> {
  return false;
}
