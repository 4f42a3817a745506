import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { statusWords } from '@jsjb/shared/words';
export default function Page() {
  return (
    <AppPage title="我的诉求" tab>
      <View>{statusWords.submitted}</View>
    </AppPage>
  );
}
