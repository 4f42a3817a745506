/** A sheet in WeChat. The web has its own file on <dialog>, which traps the focus and closes with Escape. */
import { ScrollView, Text, View } from '@tarojs/components';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import type { SheetProps } from './sheetProps';
import './Sheet.scss';

export function Sheet({ open, title, onClose, children, footer, id }: SheetProps) {
  if (!open) return null;
  return (
    <View
      className="sheet"
      {...(id ? { id } : {})}
      {...{ 'aria-role': 'dialog', 'aria-modal': true, 'aria-label': title }}
    >
      <View className="sheet__mask" catchMove onClick={onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Tap className="sheet__close" label="关闭" onTap={onClose}>
            <Icon name="x" />
          </Tap>
        </View>
        <ScrollView scrollY className="sheet__body">
          <View className="sheet__inner">{children}</View>
        </ScrollView>
        {footer && <View className="sheet__foot">{footer}</View>}
      </View>
    </View>
  );
}
