/** The one number of the ticket, with a way to copy it. */
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { copyText } from '@/device/copyText';

export function NumberRow({ number }: { number: string }) {
  return (
    <View className="number">
      <View className="number__words">
        <Text className="number__label">工单编号</Text>
        <Text className="number__value" id="ticket-number">
          {number}
        </Text>
      </View>
      <Button
        kind="text"
        small
        text="复制"
        label="复制工单编号"
        onTap={() => void copyText(number, '请截图或抄下编号。')}
      />
    </View>
  );
}
