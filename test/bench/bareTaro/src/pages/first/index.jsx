// A page with nothing but its words.
import { Text, View } from '@tarojs/components';

export default function First() {
  return (
    <View>
      <Text>有烦心事，告诉我们</Text>
    </View>
  );
}
