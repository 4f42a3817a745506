import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
export default function Page() {
  return (
    <AppPage title="诉求详情">
      <View>.</View>
    </AppPage>
  );
}
