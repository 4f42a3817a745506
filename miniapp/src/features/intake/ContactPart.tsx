/** For whom, how to reach the person, and whether the units may know who it is. */
import type { Profile } from '@jsjb/shared/account/profileContract';
import { contactWays, contactWayWords, relations, relationWords } from '@jsjb/shared/ticket/reach';
import { NAME_MAX } from '@jsjb/shared/kit/personName';
import { PHONE_MAX } from '@jsjb/shared/kit/phone';
import { View } from '@tarojs/components';
import { Card } from '@/components/Card';
import { ChoiceChips } from '@/components/ChoiceChips';
import { Row } from '@/components/Row';
import { TextField } from '@/components/Field';
import { useStore } from '@/hooks/useStore';
import { preferences } from '@/theme/preferences';
import { PhoneButton } from '@/features/profile/PhoneButton';
import type { Draft } from './draft';
import { contactHints, forOneself, forSomebody, isNew } from './remembered';
import type { PartProps } from './WhatPart';

const ways = contactWays.map((value) => ({ value, label: contactWayWords[value] }));
const people = relations.map((value) => ({ value, label: relationWords[value] }));
const whom = [
  { value: 'self', label: '我自己' },
  { value: 'other', label: '家人或邻居' },
] as const;

interface ContactPartProps extends PartProps {
  /** Undefined: nobody is signed in, or it could not be read. */
  profile: Profile | undefined;
  onProfile: (profile: Profile) => void;
}

export function ContactPart({ written, errors, profile, onChange, onProfile }: ContactPartProps) {
  const { elder } = useStore(preferences);
  const { name, phone, relation, preferred, remember } = written;
  const byPhone = preferred === 'phone';
  /** What was filled in counts as typed from the first change on. */
  const type = (patch: Partial<Draft>): void => onChange({ name, phone, typedContact: true, ...patch });
  const hints = contactHints(written, profile);
  const mayProve = byPhone && !relation && profile && !profile.fromRoster && !phone;
  return (
    <Card flush className="submit__part">
      <View className="submit__contact">
        {!elder && (
          <View className="submit__choice">
            <View className="submit__label">为谁反映</View>
            <ChoiceChips
              label="为谁反映"
              choices={whom}
              value={relation ? 'other' : 'self'}
              onChange={(value) => onChange(value === 'self' ? forOneself : forSomebody)}
            />
          </View>
        )}
        {relation && (
          <View className="submit__choice">
            <View className="submit__label">这位是您的</View>
            <ChoiceChips
              label="这位是您的"
              choices={people}
              value={relation}
              onChange={(value) => onChange({ relation: value })}
            />
          </View>
        )}
        <TextField
          id="contact-name"
          label={relation ? '这位怎么称呼' : '怎么称呼您'}
          required={relation !== undefined}
          value={name}
          error={errors['contact.name']}
          onChange={(typed) => type({ name: typed })}
          maxLength={NAME_MAX}
          placeholder={relation ? '例如：李大爷' : '例如：王女士'}
        />
        <View className="submit__choice">
          <View className="submit__label">怎么联系</View>
          <ChoiceChips
            label="怎么联系"
            choices={ways}
            value={preferred}
            onChange={(value) => onChange({ preferred: value })}
          />
        </View>
        {byPhone ? (
          <TextField
            id="contact-phone"
            label={relation ? '这位的电话' : '联系电话'}
            kind="phone"
            value={phone}
            error={errors['contact.phone']}
            hint={hints.phone}
            onChange={(typed) => type({ phone: typed })}
            maxLength={PHONE_MAX}
          />
        ) : (
          <View className="submit__note submit__note--last" id="contact-message">
            {hints.message}
          </View>
        )}
        {mayProve && (
          <PhoneButton
            onProved={(proved) => {
              onProfile(proved);
              type({ phone: proved.phone ?? '' });
            }}
          />
        )}
      </View>
      {isNew(written, profile) && (
        <Row
          icon="user"
          title="记住，下次自动填好"
          hint="存进“我的资料”，可以随时清空"
          on={remember}
          id="remember"
          onTap={() => onChange({ remember: !remember })}
        />
      )}
      <Row
        icon="shield-check"
        title="匿名反映"
        hint={relation ? '承办单位看不到姓名和电话' : '承办单位看不到您的姓名和电话'}
        on={written.anonymous}
        id="anonymous"
        onTap={() => onChange({ anonymous: !written.anonymous })}
      />
    </Card>
  );
}
