/** What is said when work was sent, or kept until there is a network. */
export const keptWords = (outcome: 'sent' | 'kept', done: string): string =>
  outcome === 'sent' ? done : '现在没有网络，已存在手机里，有网后自动发送';
