/** Where one stands in a few steps, told in words as well. */
import { Text, View } from '@tarojs/components';
import { Icon } from './elements/Icon';
import './Steps.scss';

export interface StepsProps {
  steps: readonly string[];
  /** Index of the step being worked on; steps.length when all is done. */
  current: number;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Steps({ steps, current }: StepsProps) {
  const words =
    current >= steps.length
      ? '已全部完成'
      : `第 ${current + 1} 步，共 ${steps.length} 步：${steps[current] ?? ''}`;
  return (
    <View
      className="steps"
      {...(isWeb ? { role: 'img' } : { 'aria-role': 'img' })}
      {...{ 'aria-label': words }}
    >
      {steps.map((step, index) => {
        const phase = index < current ? 'done' : index === current ? 'now' : 'later';
        return (
          <View className={`steps__step steps__step--${phase}`} key={step}>
            <View className="steps__dot">
              {phase === 'done' ? <Icon name="check" /> : <Text>{index + 1}</Text>}
            </View>
            <Text className="steps__label">{step}</Text>
          </View>
        );
      })}
    </View>
  );
}
