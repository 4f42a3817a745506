/** What was recorded in the requester's name, in words to them. Pure. */
import type { ProgressView } from '@jsjb/shared/progress/contract';
import { satisfactionWords, verdictWords } from '@jsjb/shared/ticket/words';

export function callbackWords({
  contacted,
  solved,
  satisfaction,
  verdict,
  objected,
}: ProgressView['callbacks'][number]): string {
  if (verdict) return `您说：${verdictWords[verdict]}`;
  if (!contacted) return '给您打电话回访，没有接通';
  const said = [
    solved === undefined ? '' : solved ? '问题解决了' : '问题没有解决',
    satisfaction ? satisfactionWords[satisfaction] : '',
  ].filter(Boolean);
  return `电话回访，记录的是：您说${said.join('，') || '已经接到'}${objected ? '。您已提出异议，这条不再计入' : ''}`;
}
