/** After submitting: the number, or that it waits for the network. */
import { Text, View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { DoneCard } from '@/components/DoneCard';
import { RemindButton } from '@/components/RemindButton';
import { copyText } from '@/device/copyText';
import { goTo, paths, replaceBy } from '@/navigation/paths';
import type { Sent } from '@/sendQueue/useSending';
import { GuestDone } from './GuestDone';
import type { GuestSent } from './guestSending';

const words: Record<Sent['kind'], { page: string; title: string; text: string }> = {
  sent: {
    page: '提交成功',
    title: '收到了，我们马上办',
    text: '在“我的诉求”里随时看进度；留了电话的，不登录凭编号和手机后四位也能查。',
  },
  joined: {
    page: '已经记下',
    title: '记下了，您也遇到这件事',
    text: '您写的已经一并转交。办理进展会告诉您，也可以在“我的诉求”里看。',
  },
  queued: {
    page: '已经存好',
    title: '还没有送到，已经存在手机里',
    text: '一连上就会自动提交，不用再写一遍。',
  },
};

function TicketNumber({ number }: { number: string }) {
  return (
    <View className="submit__number">
      <Text className="submit__label">工单编号</Text>
      <Text className="submit__value" id="done-number">
        {number}
      </Text>
      <Button kind="text" small text="复制编号" onTap={() => void copyText(number, '请截图或抄下编号。')} />
    </View>
  );
}

const openTicket = (id: string): void => replaceBy(paths.ticket, { id });

interface DoneProps {
  outcome: Sent | GuestSent;
  onAgain: () => void;
}

export function Done({ outcome, onAgain }: DoneProps) {
  if (outcome.kind === 'guest') return <GuestDone sent={outcome} onAgain={onAgain} />;
  const { page, title, text } = words[outcome.kind];
  const queued = outcome.kind === 'queued';
  return (
    <AppPage title={page} id="done">
      <DoneCard icon={queued ? 'wifi-off' : 'check'} waits={queued} title={title} text={text}>
        {!queued && outcome.number && <TicketNumber number={outcome.number} />}
        <View className="submit__actions">
          {queued ? (
            <Button block text="看看我的诉求" onTap={() => goTo(paths.tickets)} />
          ) : (
            <>
              <Button block id="done-open" text="查看进度" onTap={() => openTicket(outcome.id)} />
              <RemindButton />
            </>
          )}
          <Button block kind="text" text="再反映一件" onTap={onAgain} />
        </View>
      </DoneCard>
    </AppPage>
  );
}
