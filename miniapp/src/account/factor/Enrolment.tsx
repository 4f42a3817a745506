/** The new authenticator: scan or type the secret, confirm with the first code, keep the recovery codes. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError, wordsOf } from '@/api/apiError';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { TextField } from '@/components/Field';
import { copyText } from '@/device/copyText';
import { prove } from '@/api/prove';
import { QrPicture } from './QrPicture';

export interface Secret {
  uri: string;
  secret: string;
}

/** In groups of four, as one reads it aloud. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

const copy = (data: string): void => void copyText(data, '请手动记下。');

const faultOf = (error: unknown): string =>
  error instanceof ApiError ? (error.fields['code'] ?? error.message) : wordsOf(error);

export function Enrolment({ given, onDone }: { given: Secret; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const { recoveryCodes } = await prove(code);
      onDone(recoveryCodes ?? []);
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Card title="第一步 添加到验证器" id="factor-secret">
        <View className="factor__text">
          <Text>
            用任意验证器（微信小程序“腾讯身份验证器”、手机自带的密码本等）扫码。就在这台手机上用的，复制密钥粘贴进去。
          </Text>
        </View>
        <QrPicture text={given.uri} label="二次验证密钥的二维码" />
        <Text className="factor__secret" userSelect>
          {grouped(given.secret)}
        </Text>
        <Button block kind="secondary" icon="copy" text="复制密钥" onTap={() => copy(given.secret)} />
      </Card>
      <Card title="第二步 输入显示的 6 位数字" className="factor__part">
        <TextField
          id="factor-code"
          label="验证码"
          required
          kind="tel"
          value={code}
          onChange={setCode}
          maxLength={6}
          placeholder="6 位数字"
          hint="每 30 秒换一次"
          error={fault}
        />
        <Button
          id="factor-confirm"
          block
          text="确认开通"
          loading={busy}
          disabled={code.length !== 6}
          onTap={() => void confirm()}
        />
      </Card>
    </>
  );
}

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <Card title="请保存恢复码" id="recovery">
      <View className="factor__text">
        <Text>
          手机丢了或换手机时，用恢复码代替验证码。每个只能用一次，只在这里显示一次，请抄下或截图保存。
        </Text>
      </View>
      <View className="factor__codes">
        {codes.map((code) => (
          <Text key={code} className="factor__recovery" userSelect>
            {code}
          </Text>
        ))}
      </View>
      <View className="factor__buttons">
        <Button block kind="secondary" icon="copy" text="全部复制" onTap={() => copy(codes.join('\n'))} />
        <Button id="recovery-kept" block text="我已保存" onTap={onKept} />
      </View>
    </Card>
  );
}
