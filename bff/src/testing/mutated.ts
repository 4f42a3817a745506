/** One small change to a code, as a forger would try: a sign replaced, dropped, added, or two exchanged. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'()*+,/:;=?@-._~";

export function mutated(code: string, kind: number, at: number, sign: number): string {
  const i = at % code.length;
  const letter = alphabet[sign % alphabet.length] ?? '0';
  switch (kind % 4) {
    case 0:
      return code.slice(0, i) + letter + code.slice(i + 1);
    case 1:
      return code.slice(0, i) + code.slice(i + 1);
    case 2:
      return code.slice(0, i) + letter + code.slice(i);
    default: {
      const j = sign % code.length;
      const letters = [...code];
      [letters[i], letters[j]] = [letters[j] ?? '', letters[i] ?? ''];
      return letters.join('');
    }
  }
}
