/** Name, phone and address, each of them optional; staff are called by the roster. */
import { ADDRESS_MAX, profileEndpoints, type Profile } from '@jsjb/shared/account/profileContract';
import { NAME_MAX } from '@jsjb/shared/kit/personName';
import { PHONE_MAX } from '@jsjb/shared/kit/phone';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError, wordsOf } from '@/api/apiError';
import { fieldErrors } from '@/api/fieldErrors';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { TextField } from '@/components/Field';
import { ask } from '@/components/ask';
import { showWrong } from '@/components/showWrong';
import { notify } from '@/device/notify';
import { PhoneButton } from './PhoneButton';
import { saveProfile } from './profile';
import './ProfileForm.scss';

interface Typed {
  name: string;
  phone: string;
  address: string;
}

const typedOf = ({ name, phone = '', address }: Profile): Typed => ({ name, phone, address });
const EMPTY: Typed = { name: '', phone: '', address: '' };

interface ProfileFormProps {
  profile: Profile;
  onSaved: (profile: Profile) => void;
}

export function ProfileForm({ profile, onSaved }: ProfileFormProps) {
  const [typed, setTyped] = useState(() => typedOf(profile));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const { fromRoster } = profile;
  const change = (patch: Partial<Typed>): void => {
    setTyped((now) => ({ ...now, ...patch }));
    setErrors({});
  };
  const stored = (next: Profile, words: string): void => {
    setTyped(typedOf(next));
    onSaved(next);
    notify(words);
  };
  const save = async (next: Typed, words: string): Promise<void> => {
    const body = { ...next, phone: next.phone.trim() };
    const wrong = fieldErrors(profileEndpoints.saveProfile.body, body);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) {
      showWrong();
      return notify('请按提示补充');
    }
    setBusy(true);
    try {
      stored(await saveProfile(body), words);
    } catch (error) {
      if (error instanceof ApiError) setErrors(error.fields);
      showWrong();
      notify(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const empty = async (): Promise<void> => {
    const sure = await ask({ title: '清空我的资料？', content: '以后提交要重新填写。', confirm: '清空' });
    if (sure) await save(EMPTY, '已清空');
  };
  const verified = profile.phoneVerified && typed.phone === profile.phone;
  return (
    <>
      <Card>
        <View className="profile__lead">
          <Text>提交诉求时自动填好，可以随时改、随时清空。电话和地址加密保存。</Text>
        </View>
        {fromRoster ? (
          <>
            <Facts
              facts={[
                ['姓名', profile.name],
                ['电话', profile.phone ?? '没有登记'],
              ]}
            />
            <View className="profile__note">
              <Text>姓名和电话来自工作人员名册，要改请联系名册管理员。</Text>
            </View>
          </>
        ) : (
          <>
            <TextField
              id="profile-name"
              label="怎么称呼您"
              value={typed.name}
              error={errors['name']}
              onChange={(name) => change({ name })}
              maxLength={NAME_MAX}
              placeholder="例如：王女士"
            />
            <TextField
              id="profile-phone"
              label="联系电话"
              kind="phone"
              value={typed.phone}
              error={errors['phone']}
              hint={verified ? '微信已验证' : '手机，或带区号的座机'}
              onChange={(phone) => change({ phone })}
              maxLength={PHONE_MAX}
            />
            {!verified && <PhoneButton onProved={(next) => stored(next, '手机号已验证')} />}
          </>
        )}
        <TextField
          id="profile-address"
          label="住址"
          value={typed.address}
          error={errors['address']}
          hint="反映家里的事时，点一下就能填上"
          onChange={(address) => change({ address })}
          maxLength={ADDRESS_MAX}
          placeholder="例如：新华路昌荣里 3 号楼 201"
        />
      </Card>
      <View className="profile__buttons">
        <Button id="profile-save" block text="保存" loading={busy} onTap={() => void save(typed, '已保存')} />
        {(profile.name || profile.phone || profile.address) && !fromRoster && (
          <Button
            id="profile-empty"
            block
            kind="text"
            icon="trash-2"
            text="清空我的资料"
            onTap={() => void empty()}
          />
        )}
      </View>
    </>
  );
}
