/** After submitting: the number, or that it waits for the network. */
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Icon } from '@/components/elements/Icon';
import { goTo, paths } from '@/session/paths';

export type Outcome = { kind: 'sent'; id: string; number: string } | { kind: 'queued' };

function Number({ number }: { number: string }) {
  return (
    <View className="done__number">
      <Text className="done__label">工单编号</Text>
      <Text className="done__value" id="done-number">
        {number}
      </Text>
      <Button kind="text" small text="复制编号" onTap={() => void Taro.setClipboardData({ data: number })} />
    </View>
  );
}

const openTicket = (id: string): void => void Taro.redirectTo({ url: `${paths.ticket}?id=${id}` });

export function Done({ outcome, onAgain }: { outcome: Outcome; onAgain: () => void }) {
  const sent = outcome.kind === 'sent';
  return (
    <AppPage title={sent ? '提交成功' : '已经存好'} id="done">
      <Card className="done">
        <View className={`done__mark ${sent ? '' : 'done__mark--wait'}`}>
          <Icon name={sent ? 'check' : 'wifi-off'} />
        </View>
        <Text className="done__title">{sent ? '收到了，我们马上办' : '现在没有网络，已经存在手机里'}</Text>
        <Text className="done__text">
          {sent ? '凭这个编号随时查进度，办完我们会联系您。' : '有网后会自动提交，不用再写一遍。'}
        </Text>
        {sent && <Number number={outcome.number} />}
        <View className="done__actions">
          {sent ? (
            <Button block id="done-open" text="查看进度" onTap={() => openTicket(outcome.id)} />
          ) : (
            <Button block text="看看我的诉求" onTap={() => goTo(paths.tickets)} />
          )}
          <Button block kind="text" text="再反映一件" onTap={onAgain} />
        </View>
      </Card>
    </AppPage>
  );
}
