/** Signs many tickets one after the other; one that fails holds nobody up. Pure: the signing is handed in. */
export type SignState =
  { kind: 'waiting' } | { kind: 'signing' } | { kind: 'signed' } | { kind: 'failed'; why: string };

export interface Signable {
  id: string;
  version: number;
}

export async function signAll<T extends Signable>(
  tickets: readonly T[],
  sign: (ticket: T) => Promise<unknown>,
  wordsOf: (error: unknown) => string,
  tell: (id: string, state: SignState) => void,
): Promise<{ signed: number; failed: number }> {
  let signed = 0;
  for (const ticket of tickets) {
    tell(ticket.id, { kind: 'signing' });
    try {
      await sign(ticket);
      signed += 1;
      tell(ticket.id, { kind: 'signed' });
    } catch (error) {
      tell(ticket.id, { kind: 'failed', why: wordsOf(error) });
    }
  }
  return { signed, failed: tickets.length - signed };
}
