/** A day with WeChat's own wheel. The web has its own file with a real date input. */
import { Picker, Text, View } from '@tarojs/components';
import { Icon } from './Icon';
import type { PickDateProps } from './inputProps';

export function PickDate({
  label,
  value,
  onChange,
  start = '',
  end = '',
  placeholder = '请选择日期',
}: PickDateProps) {
  return (
    <Picker
      mode="date"
      value={value}
      start={start}
      end={end}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className="line-input line-input--pick" {...{ 'aria-role': 'button', 'aria-label': label }}>
        <Text className={value ? '' : 'placeholder'}>{value || placeholder}</Text>
        <Icon name="calendar" />
      </View>
    </Picker>
  );
}
