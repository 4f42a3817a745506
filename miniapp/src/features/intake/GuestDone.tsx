/** The receipt of who is not signed in: the number, what opens it, and how to ask. It can be printed. */
import { Text, View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { DoneCard } from '@/components/DoneCard';
import { Facts } from '@/components/Facts';
import { copyText } from '@/device/copyText';
import { canPrint, printPage } from '@/device/printPage';
import { timeWords } from '@/features/ticket/timeWords';
import { useNow } from '@/hooks/useNow';
import { goTo, paths } from '@/navigation/paths';
import type { GuestSent } from './guestSending';
import './receipt.scss';

/** How it is asked about, in the words of what was left. */
const howTo = ({ code, lastFour }: GuestSent): string =>
  code
    ? '没有留电话，请抄下编号和查询码，查询码只显示这一次。'
    : `凭编号和手机后四位${lastFour ? `（${lastFour}）` : ''}查进度，不用登录。`;

export function GuestDone({ sent, onAgain }: { sent: GuestSent; onAgain: () => void }) {
  const now = useNow();
  const { number, code, submittedAt } = sent;
  return (
    <AppPage title="提交成功" id="done">
      <DoneCard icon="check" title="收到了，我们马上办" text={howTo(sent)}>
        <View className="submit__number receipt">
          <Text className="submit__label">工单编号</Text>
          <Text className="submit__value" id="done-number">
            {number}
          </Text>
          {code && (
            <>
              <Text className="submit__label receipt__second">查询码</Text>
              <Text className="submit__value" id="done-code">
                {code}
              </Text>
            </>
          )}
          <View className="no-print">
            <Button
              kind="text"
              small
              text={code ? '复制编号和查询码' : '复制编号'}
              onTap={() => void copyText(code ? `${number} 查询码 ${code}` : number, '请截图或抄下编号。')}
            />
          </View>
        </View>
        <View className="receipt__facts">
          <Facts
            facts={[
              ['提交时间', timeWords(new Date(submittedAt), now)],
              ['怎么查', '打开本网站“凭编号查进度”，或拨打 12345'],
            ]}
          />
        </View>
        <View className="submit__actions no-print">
          <Button block id="done-progress" text="查进度" onTap={() => goTo(paths.progress, { number })} />
          {canPrint && (
            <Button block id="done-print" kind="secondary" icon="printer" text="打印回执" onTap={printPage} />
          )}
          <Button block kind="text" text="再反映一件" onTap={onAgain} />
        </View>
      </DoneCard>
    </AppPage>
  );
}
