/** How to reach somebody who does not sign in: a number, or a code to ask with. */
import { PHONE_MAX } from '@jsjb/shared/kit/phone';
import { NAME_MAX } from '@jsjb/shared/kit/personName';
import { View } from '@tarojs/components';
import { Card } from '@/components/Card';
import { TextField } from '@/components/Field';
import { Row } from '@/components/Row';
import type { PartProps } from './WhatPart';

export function GuestContactPart({ written, errors, onChange }: PartProps) {
  return (
    <Card flush className="submit__part">
      <View className="submit__contact">
        <TextField
          id="contact-name"
          label="怎么称呼您"
          value={written.name}
          error={errors['contact.name']}
          onChange={(name) => onChange({ name })}
          maxLength={NAME_MAX}
          placeholder="例如：王女士"
        />
        {!written.noPhone && (
          <TextField
            id="contact-phone"
            label="联系电话"
            kind="phone"
            required
            value={written.phone}
            error={errors['contact.phone']}
            hint="办理时联系您，以后凭编号和后四位查进度。座机请带区号"
            onChange={(phone) => onChange({ phone })}
            maxLength={PHONE_MAX}
          />
        )}
      </View>
      <Row
        icon="phone"
        title="没有电话"
        hint="提交后给您一个查询码，凭编号和查询码查进度"
        on={written.noPhone}
        id="no-phone"
        onTap={() => onChange({ noPhone: !written.noPhone })}
      />
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
