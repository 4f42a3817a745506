/** The first thing one sees: what this is for, and the two ways to begin. */
import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { canScan } from '@/device/scan';

export function Hero({ onSubmit, onScan }: { onSubmit: () => void; onScan: () => void }) {
  return (
    <View className="hero">
      <View className="hero__inner">
        <View className="hero__words">
          <Text className="hero__title">有烦心事，告诉我们</Text>
          <Text className="hero__text">您反映，我们办，办完请您评价</Text>
        </View>
        <View className="hero__actions">
          <Tap className="hero__main" id="home-submit" onTap={onSubmit}>
            <Icon name="pencil" />
            <Text>我要反映</Text>
          </Tap>
          {canScan && (
            <Tap className="hero__scan" id="home-scan" onTap={onScan}>
              <Icon name="scan-line" />
              <Text>扫码说</Text>
            </Tap>
          )}
        </View>
      </View>
      <View className="hero__art" />
    </View>
  );
}
