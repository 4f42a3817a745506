/** The privacy agreement in WeChat, asked when it is first needed; refusing keeps everything else usable. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useSyncExternalStore } from 'react';
import { AGREE_BUTTON, answerPrivacy, privacyQuestion } from '@/device/privacy';
import { answerRefusal } from '@/device/refusal';
import { Button } from './Button';
import { Sheet } from './Sheet';
import './PrivacySheet.scss';

export function PrivacySheet() {
  const asked = useSyncExternalStore(privacyQuestion.subscribe, privacyQuestion.get);
  if (!asked) return null;
  return (
    <Sheet
      open
      id="privacy"
      title="隐私保护指引"
      onClose={() => answerPrivacy(false)}
      footer={
        <>
          <Button id="privacy-refuse" kind="secondary" text="不同意" onTap={() => answerPrivacy(false)} />
          <Button
            id={AGREE_BUTTON}
            text="同意"
            open={{
              openType: 'agreePrivacyAuthorization',
              onAgreePrivacyAuthorization: () => answerPrivacy(true),
            }}
          />
        </>
      }
    >
      <View className="privacy__text">
        拍照、选照片和选位置，只用来说清楚您反映的问题，只给承办这件事的单位看。不同意也可以用文字反映。
      </View>
      <Button
        kind="text"
        small
        text="查看完整的隐私保护指引"
        onTap={() =>
          Taro.openPrivacyContract({
            fail: (failure) =>
              void answerRefusal(failure, {
                what: '查看指引',
                otherwise: '隐私保护指引暂时打不开，请稍后再试。',
              }),
          })
        }
      />
    </Sheet>
  );
}
