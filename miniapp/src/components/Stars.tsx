/** One to five stars, each with its word. */
import { Text, View } from '@tarojs/components';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import './Stars.scss';

const words = ['很不满意', '不满意', '一般', '满意', '很满意'] as const;
const isWeb = process.env.TARO_ENV === 'h5';

export function Stars({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (stars: number) => void;
}) {
  const group = isWeb ? { role: 'radiogroup' } : { 'aria-role': 'radiogroup' };
  return (
    <View className="stars">
      <View className="stars__row" {...group} {...{ 'aria-label': label }}>
        {words.map((word, index) => (
          <Tap
            key={word}
            role="radio"
            checked={value === index + 1}
            label={`${index + 1} 星，${word}`}
            className={`stars__star ${index < value ? 'stars__star--on' : ''}`}
            onTap={() => onChange(index + 1)}
          >
            <Icon name="star" />
          </Tap>
        ))}
      </View>
      <Text className="stars__word">{words[value - 1] ?? '点一点星星'}</Text>
    </View>
  );
}
