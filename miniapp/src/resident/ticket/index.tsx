/** One ticket as its author sees it: where it stands, when it is due, what happened, what one can do. */
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { SHARE_PICTURE } from '@/device/sharePicture';
import { TicketPage } from '@/features/ticket/TicketPage';
import { NeighbourBody } from '@/features/ticket/requester/NeighbourBody';
import { TicketBody } from '@/features/ticket/requester/TicketBody';
import { addressOf, paths } from '@/navigation/paths';

export default function ResidentTicket() {
  const { id } = useRouter().params;
  useShareAppMessage(() => ({
    title: '我反映的一件事',
    path: addressOf(paths.ticket, { id }),
    imageUrl: SHARE_PICTURE,
  }));
  return (
    <TicketPage title="诉求详情" pageId="ticket" signIn="登录后查看办理进度" moved="办理有了新进展">
      {(ticket, now, begin) =>
        ticket.relation === 'neighbour' ? (
          <NeighbourBody ticket={ticket} now={now} />
        ) : (
          <TicketBody ticket={ticket} now={now} begin={begin} />
        )
      }
    </TicketPage>
  );
}
