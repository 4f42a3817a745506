/** Nobody is signed in without having agreed; the text is one tap away. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Sheet } from '@/components/Sheet';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { privacyText } from '../privacyText';

export function Agreement({ agreed, onChange }: { agreed: boolean; onChange: (agreed: boolean) => void }) {
  const [reading, setReading] = useState(false);
  return (
    <View className="agreement">
      <Tap
        id="agree"
        className={`agreement__box ${agreed ? 'agreement__box--on' : ''}`}
        role="checkbox"
        checked={agreed}
        label="我已阅读并同意隐私保护指引"
        onTap={() => onChange(!agreed)}
      >
        <View className="agreement__mark">{agreed && <Icon name="check" />}</View>
        <Text>我已阅读并同意</Text>
      </Tap>
      <Tap className="agreement__link" id="read-privacy" role="link" onTap={() => setReading(true)}>
        <Text>《隐私保护指引》</Text>
      </Tap>
      <Sheet open={reading} id="privacy-text" title="隐私保护指引" onClose={() => setReading(false)}>
        {privacyText.map(({ title, text }) => (
          <View key={title} className="agreement__part">
            <Text className="agreement__title">{title}</Text>
            <Text className="agreement__text">{text}</Text>
          </View>
        ))}
      </Sheet>
    </View>
  );
}
