/** One line of a list of settings or links. */
import { Text, View } from '@tarojs/components';
import type { IconName } from '@/theme/icons';
import { Icon } from './elements/Icon';
import { Tap, type TapProps } from './elements/Tap';
import './Row.scss';

export interface RowProps {
  icon: IconName;
  title: string;
  hint?: string;
  value?: string;
  /** How many wait behind it; empty: none. */
  badge?: string;
  onTap: () => void;
  /** Makes it a switch. */
  on?: boolean;
  /** What it begins cannot be taken back. */
  danger?: boolean;
  id?: string;
}

export function Row({ icon, title, hint, value, badge, onTap, on, danger, id }: RowProps) {
  const kind: Partial<TapProps> = on === undefined ? {} : { role: 'switch', checked: on };
  return (
    <Tap className={`row ${danger ? 'row--danger' : ''}`} onTap={onTap} {...kind} {...(id ? { id } : {})}>
      <Icon name={icon} className="row__icon" />
      <View className="row__words">
        <Text className="row__title">{title}</Text>
        {hint && <Text className="row__hint">{hint}</Text>}
      </View>
      {value && <Text className="row__value">{value}</Text>}
      {badge && <Text className="row__badge">{badge}</Text>}
      {on === undefined ? (
        <Icon name="chevron-right" className="row__more" />
      ) : (
        <View className={`row__switch ${on ? 'row__switch--on' : ''}`}>
          <View className="row__knob" />
        </View>
      )}
    </Tap>
  );
}
