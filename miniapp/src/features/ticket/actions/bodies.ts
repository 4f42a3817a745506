/** From what a form asks to what the contract takes, where the two differ. Pure. */
type Filled = Record<string, unknown>;

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** One row of photos: those of the state before come first. */
export function reportBody({ before, after, ...rest }: Filled): Filled {
  const [old, fresh] = [idsOf(before), idsOf(after)];
  const photos = [...old, ...fresh];
  if (photos.length === 0) return rest;
  return { ...rest, photos, before: old.length };
}

/** Each line of the evidence is one piece. */
export function returnBody({ evidence, ...rest }: Filled): Filled {
  const lines = String(evidence ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...rest, evidence: lines };
}
