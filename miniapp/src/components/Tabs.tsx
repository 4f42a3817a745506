/** Two to five views of one page. */
import { Text, View } from '@tarojs/components';
import { Tap } from './elements/Tap';
import './Tabs.scss';

export interface TabsProps<T extends string> {
  label: string;
  tabs: readonly { value: T; label: string; count?: number }[];
  value: T;
  onChange: (value: T) => void;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <View
      className="tabs"
      {...(isWeb ? { role: 'tablist' } : { 'aria-role': 'tablist' })}
      {...{ 'aria-label': label }}
    >
      {tabs.map((tab) => (
        <Tap
          key={tab.value}
          role="tab"
          selected={tab.value === value}
          className={`tabs__tab ${tab.value === value ? 'tabs__tab--on' : ''}`}
          onTap={() => onChange(tab.value)}
        >
          <Text>{tab.label}</Text>
          {tab.count !== undefined && tab.count > 0 && <Text className="tabs__count">{tab.count}</Text>}
        </Tap>
      ))}
    </View>
  );
}
