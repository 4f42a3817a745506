/** One or several of a few choices, all visible at once. */
import { Text, View } from '@tarojs/components';
import type { Light } from '@jsjb/shared/ticket/deadline';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import './ChoiceChips.scss';

export interface Choice<T extends string> {
  value: T;
  label: string;
  /** A light before the words. */
  lamp?: Light | undefined;
}

interface Common<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
}

export type ChoiceChipsProps<T extends string> = Common<T> &
  (
    | { many?: false; value: T | undefined; onChange: (value: T) => void }
    | { many: true; value: readonly T[]; onChange: (value: T[]) => void }
  );

const isWeb = process.env.TARO_ENV === 'h5';

export function ChoiceChips<T extends string>(props: ChoiceChipsProps<T>) {
  const { label, choices, many } = props;
  const isOn = (value: T): boolean => (props.many ? props.value.includes(value) : props.value === value);
  const toggle = (value: T): void => {
    if (!props.many) return props.onChange(value);
    props.onChange(isOn(value) ? props.value.filter((other) => other !== value) : [...props.value, value]);
  };
  const group = many ? 'group' : 'radiogroup';
  return (
    <View
      className="chips"
      {...(isWeb ? { role: group } : { 'aria-role': group })}
      {...{ 'aria-label': label }}
    >
      {choices.map(({ value, label: words, lamp }) => (
        <Tap
          key={value}
          role={many ? 'checkbox' : 'radio'}
          checked={isOn(value)}
          className={`chip ${isOn(value) ? 'chip--on' : ''}`}
          onTap={() => toggle(value)}
        >
          {isOn(value) && <Icon name="check" />}
          {lamp && <View className={`chip__lamp chip__lamp--${lamp}`} />}
          <Text>{words}</Text>
        </Tap>
      ))}
    </View>
  );
}
