/** After the end: until when it can be opened again, and what is possible after that. */
import { View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { timeWords } from '@/features/ticket/timeWords';
import { goTo, paths } from '@/navigation/paths';

const ended: readonly TicketDetail['status'][] = ['closed', 'answered', 'refused', 'terminated', 'withdrawn'];

export function AgainCard({ ticket, now }: { ticket: TicketDetail; now: Date }) {
  const { id, status, type, requester, reopenUntil } = ticket;
  if (!requester.own || !ended.includes(status)) return null;
  return (
    <Card title="还没解决？" className="detail__part" id="again">
      <View className="detail__text">
        {reopenUntil
          ? `${timeWords(new Date(reopenUntil), now)} 以前，可以点“没解决，重新办理”。`
          : '可以就这件事再次反映，新的诉求会和这一件关联。'}
      </View>
      {!reopenUntil && (
        <Button
          id="again-submit"
          kind="secondary"
          text="再次反映"
          onTap={() => goTo(paths.submit, { type, previous: id })}
        />
      )}
    </Card>
  );
}
