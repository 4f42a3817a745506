/** Who raised it. The full identity is shown only for a reason, which the server writes down. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { UnmaskForm, type Identity } from './UnmaskForm';

const isMasked = (phone: string | undefined): boolean => phone === undefined || phone.includes('*');

export function RequesterCard({ ticket }: { ticket: TicketDetail }) {
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<{ of: string; identity: Identity }>();
  const { requester } = ticket;
  // Another ticket, another person: nothing carries over.
  const full = seen?.of === ticket.id ? seen.identity : undefined;
  const phone = full?.phone || requester.phone;
  const name = full?.name || requester.name;
  const discreet = requester.anonymous || ticket.confidential;
  return (
    <Card
      title="诉求人"
      className="staff__part"
      id="requester"
      aside={discreet && <StatusTag label={ticket.confidential ? '保密' : '匿名'} tone="warn" icon="lock" />}
    >
      <Facts
        facts={[
          ['姓名', name || '没有留名'],
          ['电话', phone || '不显示'],
          ...(full?.address ? [['地址', full.address] as const] : []),
        ]}
      />
      <View className="staff__buttons">
        {!isMasked(phone) && (
          <Button
            kind="secondary"
            small
            icon="phone"
            text="拨打电话"
            onTap={() => void Taro.makePhoneCall({ phoneNumber: phone ?? '' }).catch(() => undefined)}
          />
        )}
        {requester.canUnmask && !full && isMasked(phone) && (
          <Button
            id="unmask"
            kind="secondary"
            small
            icon="shield-check"
            text="查看联系方式"
            onTap={() => setAsking(true)}
          />
        )}
      </View>
      {asking && (
        <UnmaskForm
          ticketId={ticket.id}
          onClose={() => setAsking(false)}
          onSeen={(found) => {
            setSeen({ of: ticket.id, identity: found });
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}
