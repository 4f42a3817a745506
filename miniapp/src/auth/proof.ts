/** Asked when the server wants the second factor: the sheet on the page in sight takes the code, the request goes on. */

interface Question {
  /** Why it is asked, in the server's words. */
  why: string;
}

let question: Question | undefined;
let answer: ((proved: boolean) => void) | undefined;
let asking: Promise<boolean> | undefined;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

export const proofQuestion = {
  get: (): Question | undefined => question,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** True once the code was right; one question for however many requests wait. */
export function askProof(why: string): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    question = { why };
    answer = resolve;
    tell();
  }).finally(() => {
    asking = undefined;
  });
  return asking;
}

export function answerProof(proved: boolean): void {
  question = undefined;
  tell();
  answer?.(proved);
  answer = undefined;
}
