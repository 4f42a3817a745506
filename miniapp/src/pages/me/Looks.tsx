/** Elder mode and dark mode. */
import { Text, View } from '@tarojs/components';
import { Card } from '@/components/Card';
import { ChoiceChips, type Choice } from '@/components/ChoiceChips';
import { Row } from '@/components/Row';
import { useStore } from '@/hooks/useStore';
import { preferences, type Scheme } from '@/theme/preferences';
import { choosePreferences } from '@/theme/useTheme';

const schemes: readonly Choice<Scheme>[] = [
  { value: 'auto', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
];

export function Looks() {
  const { elder, scheme } = useStore(preferences);
  return (
    <Card flush>
      <Row
        icon="eye"
        title="长辈模式"
        hint="字更大，按钮更大，内容更简单"
        on={elder}
        id="elder"
        onTap={() => choosePreferences({ elder: !elder })}
      />
      <View className="me__scheme">
        <Text className="me__scheme-title">颜色</Text>
        <ChoiceChips
          label="颜色"
          choices={schemes}
          value={scheme}
          onChange={(next) => choosePreferences({ scheme: next })}
        />
      </View>
    </Card>
  );
}
