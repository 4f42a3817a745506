import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { statusWords } from '@jsjb/shared/words';
export default function Page() {
  return (
    <AppPage title="我的" tab>
      <View>{statusWords.submitted}</View>
    </AppPage>
  );
}
