/** One ticket as staff see it, as a page of its own, for the phone. */
import { TicketPage } from '../TicketPage';
import { StaffTicketBody } from './StaffTicketBody';

export const StaffTicketPage = ({ transferUnder }: { transferUnder?: string | undefined }) => (
  <TicketPage title="工单详情" pageId="staff-ticket" signIn="登录后查看工单" transferUnder={transferUnder}>
    {(ticket, now) => <StaffTicketBody ticket={ticket} now={now} />}
  </TicketPage>
);
