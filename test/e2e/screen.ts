/** A screen in somebody's hand: what a journey needs of a phone or a browser, so that one journey runs on both. */
export interface Screen {
  /** Waits until these words are on the page in sight. */
  sees(words: string): Promise<void>;
  /** Waits until they are gone. */
  seesNoMore(words: string): Promise<void>;
  /** Waits for the short message that comes and goes by itself. */
  hears(words: string): Promise<void>;
  /** Everything legible on the page in sight. */
  text(): Promise<string>;
  /** Taps `#id`, or what carries exactly these words; waits until it is there. */
  tap(what: string): Promise<void>;
  /** Whether something can be tapped by this id or these words now. */
  has(what: string): Promise<boolean>;
  /** Fills in the field with this id. */
  type(id: string, text: string): Promise<void>;
  /** Types into the search box of the chooser `#lookup-name`. */
  looksUp(name: string, text: string): Promise<void>;
  /** What stands in the field with this id. */
  typed(id: string): Promise<string>;
  /** Where the program is: resident/submit/index. */
  path(): Promise<string>;
  /** Starts the program afresh at a page, as a link in a message does; what is stored stays. */
  open(path: string): Promise<void>;
  /** Comes in by the code of a poster. */
  scanPoster(scene: string): Promise<void>;
  back(): Promise<void>;
  online(on: boolean): Promise<void>;
  /** A photo is chosen at the next question for one. */
  choosesPhoto(file: string): Promise<void>;
}

/** A busy machine is no failure. */
const PATIENCE_MS = 30_000;
const STEP_MS = 40;

/** Asks again until the answer is something; fails with what was missed and what was there instead. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null>,
  instead: () => Promise<string> = async () => '',
  patience = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false && answer !== null) return answer;
    if (Date.now() > end) throw new Error(`${what}: not so after ${patience / 1000} s. ${await instead()}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

/** The signs that are not words: spaces and line ends, which the two platforms set differently. */
export const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** A tab may carry a figure behind its words. */
export const isNamed = (said: string, words: string): boolean =>
  squeeze(said).replace(/\d+$/, '') === squeeze(words).replace(/\d+$/, '');
