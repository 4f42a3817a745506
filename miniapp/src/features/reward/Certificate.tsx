/** The certificate of a reward, to be looked at and printed. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { View } from '@tarojs/components';
import { openExport } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { useTask } from '@/hooks/useTask';

export interface CertificateProps {
  id: string;
  number: string;
  /** The reader is the one who had the suggestion. */
  own: boolean;
}

export function Certificate({ id, number, own }: CertificateProps) {
  const { busy, run } = useTask();
  const open = () =>
    openExport(rewardEndpoints.readCertificate, undefined, `人民建议证书${number}.pdf`, { id });
  return (
    <Card title="人民建议证书" className="suggestion-part" id="certificate">
      <View className="suggestion-text">
        {own ? '您的建议被采纳并落实，特发此证。可以保存、打印。' : '已发给建议人，可以打印后当面颁发。'}
      </View>
      <View className="money__open">
        <Button
          id="open-certificate"
          icon="award"
          text="打开证书"
          loading={busy}
          onTap={() => void run(open)}
        />
      </View>
    </Card>
  );
}
