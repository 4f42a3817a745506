/** How many, from the command line of a trial; another word than a whole number ends it with a sentence. */
export function countAsked(usual: number): number {
  const [word] = process.argv.slice(2);
  if (word === undefined) return usual;
  const count = Number(word);
  if (Number.isSafeInteger(count) && count > 0) return count;
  const asked = ['--help', '-h'].includes(word);
  const sentence = `It takes one number, how many: ${usual} when left out.`;
  if (asked) console.log(sentence);
  else console.error(`${word} is no number. ${sentence}`);
  return process.exit(asked ? 0 : 2);
}
