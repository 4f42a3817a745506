/** What the contract's schema finds wrong, by field, before anything is sent. */
interface Issue {
  path: PropertyKey[];
  message: string;
}

interface Judged {
  success: boolean;
  error?: { issues: readonly Issue[] } | undefined;
}

export interface Judge {
  safeParse: (value: unknown) => Judged;
}

/** `place.text` → sentence; the first complaint of a field stands. */
export function fieldErrors(schema: Judge, value: unknown): Record<string, string> {
  const judged = schema.safeParse(value);
  const found: Record<string, string> = {};
  for (const { path, message } of judged.error?.issues ?? []) {
    const name = path.map(String).join('.');
    found[name] ??= message;
  }
  return found;
}
