/** One of a few choices with WeChat's own wheel. The web has its own file with a real <select>. */
import { Picker, Text, View } from '@tarojs/components';
import { Icon } from './Icon';
import type { PickOneProps } from './inputProps';

export function PickOne({ label, options, value, onChange, placeholder = '请选择', disabled }: PickOneProps) {
  const index = options.findIndex((option) => option.value === value);
  return (
    <Picker
      mode="selector"
      headerText={label}
      range={options.map((option) => option.label)}
      value={Math.max(index, 0)}
      disabled={disabled ?? false}
      onChange={(event) => {
        const chosen = options[Number(event.detail.value)];
        if (chosen) onChange(chosen.value);
      }}
    >
      <View className="line-input line-input--pick" {...{ 'aria-role': 'button', 'aria-label': label }}>
        <Text className={index < 0 ? 'placeholder' : ''}>{options[index]?.label ?? placeholder}</Text>
        <Icon name="chevron-down" />
      </View>
    </Picker>
  );
}
