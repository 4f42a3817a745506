/** Work that takes along everything waiting when it begins: one round at a time for each subject, the next one shared. */
export function inRounds<Subject, Answer>(
  work: (subject: Subject) => Promise<Answer>,
): (subject: Subject) => Promise<Answer> {
  const running = new Map<string, Promise<Answer>>();
  const next = new Map<string, Promise<Answer>>();
  const begin = (subject: Subject, key: string): Promise<Answer> => {
    next.delete(key);
    const round = work(subject).finally(() => running.delete(key));
    running.set(key, round);
    return round;
  };
  return (subject) => {
    const key = String(subject);
    const round = running.get(key);
    if (!round) return begin(subject, key);
    // The round under way may have begun before what this caller waits for.
    const again = (): Promise<Answer> => begin(subject, key);
    const shared = next.get(key) ?? round.then(again, again);
    next.set(key, shared);
    return shared;
  };
}
