/** From what a form asks to what the contract takes, where the two differ. Pure. */
type Filled = Record<string, unknown>;

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const span = (from: number, count: number): string =>
  count === 1 ? `第 ${from} 张` : `第 ${from}—${from + count - 1} 张`;

/** The contract has one row of photos, so the text says which show the state before and which after. */
export function reportBody({ before, after, ...rest }: Filled): Filled {
  const [old, fresh] = [idsOf(before), idsOf(after)];
  const photos = [...old, ...fresh];
  if (photos.length === 0) return rest;
  const words = [
    ...(old.length > 0 ? [`${span(1, old.length)}为办理前`] : []),
    ...(fresh.length > 0 ? [`${span(old.length + 1, fresh.length)}为办理后`] : []),
  ].join('，');
  return { ...rest, text: `${String(rest['text'] ?? '')}\n（照片${words}）`, photos };
}

/** Each line of the evidence is one piece. */
export function returnBody({ evidence, ...rest }: Filled): Filled {
  const lines = String(evidence ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...rest, evidence: lines };
}
