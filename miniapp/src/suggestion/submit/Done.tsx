/** After a suggestion was sent, or co-signed. */
import { Text, View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { DoneCard } from '@/components/DoneCard';
import { RemindButton } from '@/components/RemindButton';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { replaceBy } from '@/navigation/paths';

export interface Outcome {
  kind: 'sent' | 'cosigned';
  id: string;
  number?: string;
}

const words = {
  sent: { title: '收到了，谢谢您的好主意', text: '受理、研究、采纳与否，每一步都会告诉您。' },
  cosigned: { title: '附议成功', text: '有了结果会一起告诉您，不用再写一遍。' },
} as const;

export function Done({ outcome }: { outcome: Outcome }) {
  const { title, text } = words[outcome.kind];
  return (
    <AppPage title={outcome.kind === 'sent' ? '提交成功' : '附议成功'} id="suggestion-done">
      <DoneCard icon={outcome.kind === 'sent' ? 'check' : 'thumbs-up'} title={title} text={text}>
        {outcome.number && (
          <Text className="suggestion-done__number">
            编号 <Text id="done-number">{outcome.number}</Text>
          </Text>
        )}
        <View className="suggestion-done__actions">
          <Button
            block
            id="done-open"
            text="查看进度"
            onTap={() => replaceBy(suggestionPaths.detail, { id: outcome.id })}
          />
          <RemindButton />
          <Button block kind="text" text="看看别人的好建议" onTap={() => replaceBy(suggestionPaths.home)} />
        </View>
      </DoneCard>
    </AppPage>
  );
}
