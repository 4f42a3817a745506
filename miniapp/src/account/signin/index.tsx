import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
export default function Page() {
  return (
    <AppPage title="登录">
      <View>.</View>
    </AppPage>
  );
}
