import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
export default function Page() {
  return (
    <AppPage title="提交诉求">
      <View>.</View>
    </AppPage>
  );
}
