/** Who raised it, for who works on it. The full identity is shown only for a reason, which the server writes down. */
import { dialOf } from '@jsjb/shared/kit/phone';
import { behalfWords, noPhoneWords, preferenceWords, type Reach } from '@jsjb/shared/ticket/reach';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { UnmaskForm, type Identity, type Unmasking } from './UnmaskForm';
import './PersonCard.scss';

const isMasked = (phone: string | undefined): boolean => phone === undefined || phone.includes('*');

export interface PersonCardProps {
  title: string;
  aside?: ReactNode;
  /** Of the ticket or suggestion: another one, another person. */
  of: string;
  person: Reach & {
    name?: string | undefined;
    phone?: string | undefined;
    noPhone?: boolean | undefined;
    noAccount?: boolean | undefined;
    canUnmask: boolean;
  };
  unmasking: Unmasking;
}

const withoutPhone = ({ noAccount, ...person }: PersonCardProps['person']): string =>
  noAccount ? '没有留电话，也没有登录，本人凭编号来查' : noPhoneWords(person);

export function PersonCard({ title, aside, of, person, unmasking }: PersonCardProps) {
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<{ of: string; identity: Identity }>();
  const full = seen?.of === of ? seen.identity : undefined;
  const phone = full?.phone || person.phone;
  const name = full?.name || person.name;
  const preference = preferenceWords(person);
  return (
    <Card title={title} className="person" id="requester" aside={aside}>
      <Facts
        facts={[
          ['姓名', name || '没有留名'],
          ['电话', phone || (person.noPhone ? withoutPhone(person) : '不显示')],
          ...(preference ? [['联系方式', preference] as const] : []),
          ...(person.behalf ? [['代为反映', behalfWords(person.behalf)] as const] : []),
          ...(full?.address ? [['地址', full.address] as const] : []),
        ]}
      />
      <View className="person__buttons">
        {!isMasked(phone) && (
          <Button
            kind="secondary"
            small
            icon="phone"
            text="拨打电话"
            onTap={() => void Taro.makePhoneCall({ phoneNumber: dialOf(phone ?? '') }).catch(() => undefined)}
          />
        )}
        {person.canUnmask && !full && isMasked(phone) && (
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
          unmasking={unmasking}
          onClose={() => setAsking(false)}
          onSeen={(identity) => {
            setSeen({ of, identity });
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}
