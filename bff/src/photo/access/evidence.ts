/** Which of the words of evidence are pictures: pure. */

/** Evidence is kept as one list of words and photo ids: words that are a photo's id are shown as that photo. */
export const photosAmong = (evidence: readonly string[]): string[] =>
  evidence.filter((each) => /^[0-9a-f]{24}$/.test(each));
