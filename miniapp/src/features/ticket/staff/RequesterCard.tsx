/** Who raised the ticket. */
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { request } from '@/api/client';
import { StatusTag } from '@/components/StatusTag';
import { PersonCard } from '@/features/privacy/PersonCard';

export function RequesterCard({ ticket: { id, requester, confidential } }: { ticket: TicketDetail }) {
  const params = { id };
  const discreet = requester.anonymous || confidential;
  return (
    <PersonCard
      title="诉求人"
      aside={discreet && <StatusTag label={confidential ? '保密' : '匿名'} tone="warn" icon="lock" />}
      of={id}
      person={requester}
      unmasking={{
        about: '这件工单',
        see: (reason) => request(unmaskingEndpoints.unmaskRequester, { params, body: { reason } }),
        ask: (reason) => request(unmaskingEndpoints.requestUnmasking, { params, body: { reason } }),
      }}
    />
  );
}
