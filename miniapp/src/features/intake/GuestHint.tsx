/** Above the form of who is not signed in: that it works all the same, and what signing in would give. */
import { Text } from '@tarojs/components';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { goTo, paths } from '@/navigation/paths';

export function GuestHint() {
  return (
    <Card className="submit__guest" id="guest-hint">
      <Text className="submit__guest-words">
        不登录也能提交，凭编号查进度。用微信登录的，进度都在“我的诉求”里。
      </Text>
      <Button id="submit-sign-in" kind="text" small text="去登录" onTap={() => goTo(paths.signIn)} />
    </Card>
  );
}
