/** What a list shows while it has nothing to show: loading, empty, or what went wrong and how to try again. */
import { Text, View } from '@tarojs/components';
import { Button } from './Button';
import './ListState.scss';

export type ListStateProps =
  | { state: 'loading'; rows?: number }
  | { state: 'empty'; title: string; hint?: string; action?: { text: string; onTap: () => void } }
  | { state: 'error'; message: string; onRetry: () => void };

const isWeb = process.env.TARO_ENV === 'h5';
const spoken = isWeb ? { role: 'status' } : { 'aria-role': 'status' };

function Skeleton({ rows }: { rows: number }) {
  return (
    <View className="skeleton" {...spoken} {...{ 'aria-label': '正在加载' }}>
      {Array.from({ length: rows }, (_, index) => (
        <View className="skeleton__card" key={index}>
          <View className="skeleton__line skeleton__line--short" />
          <View className="skeleton__line" />
          <View className="skeleton__line skeleton__line--mid" />
        </View>
      ))}
    </View>
  );
}

export function ListState(props: ListStateProps) {
  if (props.state === 'loading') return <Skeleton rows={props.rows ?? 3} />;
  const failed = props.state === 'error';
  const action = failed ? { text: '重新加载', onTap: props.onRetry } : props.action;
  const hint = failed ? props.message : props.hint;
  return (
    <View className="blank" {...spoken}>
      <View className={`blank__art blank__art--${failed ? 'offline' : 'empty'}`} />
      <Text className="blank__title">{failed ? '没有加载出来' : props.title}</Text>
      {hint && <Text className="blank__hint">{hint}</Text>}
      {action && <Button text={action.text} kind="secondary" onTap={action.onTap} />}
    </View>
  );
}
