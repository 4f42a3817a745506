import { View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { statusWords } from '@jsjb/shared/words';
export default function Page() {
  return (
    <AppPage title="首页" tab>
      <View>{statusWords.submitted}</View>
    </AppPage>
  );
}
