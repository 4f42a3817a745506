/** How to reach the person, and whether the units may know who it is. */
import { Card } from '@/components/Card';
import { Row } from '@/components/Row';
import { TextField } from '@/components/Field';
import { PHONE_MAX } from '@jsjb/shared/kit/phone';
import { View } from '@tarojs/components';
import { session } from '@/auth/session';
import type { PartProps } from './WhatPart';

/** What happens without a number, said truly: a resident's account has none unless they gave it. */
const phoneHint = (typed: string, own: string | undefined): string =>
  typed.trim() !== ''
    ? '座机请带区号'
    : own
      ? `不填就用您的 ${own}`
      : '没有电话的，我们在小程序里给您留言，请留意消息';

export function ContactPart({ written, errors, onChange }: PartProps) {
  const ownPhone = session.get()?.me.phone;
  return (
    <Card flush className="submit__part">
      <View className="submit__contact">
        <TextField
          id="contact-name"
          label="怎么称呼您"
          value={written.name}
          error={errors['contact.name']}
          onChange={(name) => onChange({ name })}
          maxLength={20}
          placeholder="例如：王女士"
        />
        <TextField
          id="contact-phone"
          label="联系电话"
          kind="phone"
          value={written.phone}
          error={errors['contact.phone']}
          hint={phoneHint(written.phone, ownPhone)}
          onChange={(phone) => onChange({ phone })}
          maxLength={PHONE_MAX}
        />
      </View>
      <Row
        icon="shield-check"
        title="匿名反映"
        hint="承办单位看不到您的姓名和电话"
        on={written.anonymous}
        id="anonymous"
        onTap={() => onChange({ anonymous: !written.anonymous })}
      />
    </Card>
  );
}
