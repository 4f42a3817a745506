/** The web cannot prove a phone number: the way to where it can. */
import { Text, View } from '@tarojs/components';
import { Card } from '@/components/Card';

export function BindPost() {
  return (
    <Card title="绑定工作岗位" id="bind">
      <View className="posts__text">
        <Text>请在微信小程序“我的 → 工作岗位”里绑定，手机号由微信验证。绑定以后，网页登录就是您的岗位。</Text>
      </View>
    </Card>
  );
}
