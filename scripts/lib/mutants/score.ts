/** What a run of mutants came to, in one line. */

interface Mutant {
  status: string;
}

/** An endless loop is noticed too. What was left out or could not run counts nowhere. */
const groups = {
  killed: ['Killed', 'Timeout'],
  survived: ['Survived'],
  uncovered: ['NoCoverage'],
};

export function scoreLine(mutants: readonly Mutant[]): string {
  const count = (statuses: readonly string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, survived, uncovered] = [
    count(groups.killed),
    count(groups.survived),
    count(groups.uncovered),
  ];
  const all = killed + survived + uncovered;
  const score = all === 0 ? 1 : killed / all;
  return `mutation score ${score.toFixed(2)} killed ${killed} survived ${survived} no coverage ${uncovered}`;
}
