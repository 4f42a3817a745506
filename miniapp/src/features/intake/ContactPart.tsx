/** How to reach the person, and whether the units may know who it is. */
import { Card } from '@/components/Card';
import { Row } from '@/components/Row';
import { TextField } from '@/components/Field';
import { View } from '@tarojs/components';
import type { PartProps } from './WhatPart';

export function ContactPart({ written, errors, onChange }: PartProps) {
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
          kind="tel"
          value={written.phone}
          error={errors['contact.phone']}
          hint="不填就用您登录的手机号"
          onChange={(phone) => onChange({ phone })}
          maxLength={11}
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
