/** An agent writes down what a caller says. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { submitBody, ticketEndpoints } from '@jsjb/shared/ticket/contract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { DoneCard } from '@/components/DoneCard';
import { FormFields } from '@/forms/FormFields';
import { useForm } from '@/forms/useForm';
import { useOnce } from '@/hooks/useOnce';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import type { Submission } from '@/features/ticket/ticketKind';
import { workPaths } from '@/navigation/workPaths';
import { categorySource } from '@/features/ticket/actions/lookups';
import { intakeForm } from '@/features/intake/callForm';
import './index.scss';

const spec = intakeForm(categorySource);

function Done({ ticket, onAgain }: { ticket: TicketDetail; onAgain: () => void }) {
  return (
    <DoneCard
      id="intake-done"
      icon="check"
      title="已登记"
      text="请把编号告诉来电人：凭编号和所留电话的后四位，在“查进度”里就能看到办到哪一步。"
    >
      <Text className="intake__number" id="intake-number">
        {ticket.number}
      </Text>
      <View className="intake__actions">
        <Button
          id="intake-open"
          text="去受理"
          onTap={() => goTo(workPaths.centerTicket, { id: ticket.id })}
        />
        <Button id="intake-again" kind="secondary" text="再登记一件" onTap={onAgain} />
      </View>
    </DoneCard>
  );
}

function Intake({ onDone }: { onDone: (ticket: TicketDetail) => void }) {
  const once = useOnce();
  const form = useForm({
    spec,
    schema: submitBody,
    keepAs: 'intake',
    left: '上一通未登记的来电',
    onSubmit: async (body) =>
      onDone(
        await once((key) =>
          request(ticketEndpoints.submitTicket, { key, body: { ...(body as Submission), source: 'desk' } }),
        ),
      ),
  });
  return (
    <Card className="intake">
      <FormFields spec={spec} form={form} />
      <Button id="intake-send" block text="登记" loading={form.busy} onTap={() => void form.submit()} />
    </Card>
  );
}

export default function IntakePage() {
  const [ticket, setTicket] = useState<TicketDetail>();
  return (
    <StaffPage title="电话登记" id="intake-page">
      {() =>
        ticket ? <Done ticket={ticket} onAgain={() => setTicket(undefined)} /> : <Intake onDone={setTicket} />
      }
    </StaffPage>
  );
}
