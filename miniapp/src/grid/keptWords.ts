/** What is said when work was sent, or kept until there is a network. */
export const keptWords = (outcome: 'sent' | 'kept', done: string): string =>
  outcome === 'sent' ? done : '还没有送到，已存在手机里，会自动再发';
