/** One ticket beside the list, on a desktop: the actions stand above what is read. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import { LoadState } from '@/components/LoadState';
import { useNow } from '@/hooks/useNow';
import { StaffTicketBody } from './StaffTicketBody';
import { useStaffTicket } from './useStaffTicket';

export interface StaffTicketPaneProps {
  id: string;
  transferUnder: string | undefined;
  /** Its version in the list. */
  listed: number;
  onDone: (ticket: TicketDetail) => void;
}

export function StaffTicketPane({ id, transferUnder, listed, onDone }: StaffTicketPaneProps) {
  const now = useNow();
  const work = useStaffTicket(id, transferUnder, { listed, onDone });
  const { thing: ticket, loaded, reload, offered } = work;
  return (
    <View className="pane" id="pane">
      <LoadState of={loaded} reload={reload} />
      {ticket && (
        <>
          <View className="pane__bar">
            <Text className="pane__number">{ticket.number}</Text>
            <View className="pane__actions">
              {offered.length > 0 ? (
                <ActionBar work={work} />
              ) : (
                <Text className="pane__none">现在没有要您办的事</Text>
              )}
            </View>
          </View>
          <StaffTicketBody ticket={ticket} now={now} />
        </>
      )}
      <ActingForm work={work} />
    </View>
  );
}
