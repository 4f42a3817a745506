/** How the matter stands that one's own was merged into: stage, unit, due. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { statusWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { Steps } from '@/components/Steps';
import { wayOf, waySteps } from '../statusStyles';
import { dueWords } from '../timeWords';

export function MergedProgress({ ticket: { mergedInto }, now }: { ticket: TicketDetail; now: Date }) {
  if (!mergedInto) return null;
  const { status, unit, dueAt } = mergedInto;
  const way = wayOf(status);
  return (
    <Card title="合并办理的进展" className="detail__part" id="merged-progress">
      {way !== undefined && <Steps steps={waySteps} current={way} />}
      <Facts
        facts={[
          ['现在', statusWords[status]],
          ['承办单位', unit?.name ?? '正在确定'],
          ['时限', dueAt ? `${dueWords(new Date(dueAt), now)} 前办好` : '派单后告诉您'],
        ]}
      />
    </Card>
  );
}
