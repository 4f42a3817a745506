/** After a suggestion was sent, kept for later, or co-signed. */
import { Text, View } from '@tarojs/components';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { DoneCard } from '@/components/DoneCard';
import { RemindButton } from '@/components/RemindButton';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { replaceBy } from '@/navigation/paths';
import type { Sent } from '@/sendQueue/useSending';

const words = {
  sent: {
    page: '提交成功',
    icon: 'check',
    title: '收到了，谢谢您的好主意',
    text: '受理、研究、采纳与否，每一步都会告诉您。',
  },
  joined: {
    page: '附议成功',
    icon: 'thumbs-up',
    title: '附议成功',
    text: '有了结果会一起告诉您，不用再写一遍。',
  },
  queued: {
    page: '已经存好',
    icon: 'wifi-off',
    title: '还没有送到，已经存在手机里',
    text: '一连上就会自动提交，不用再写一遍。',
  },
} as const;

export function Done({ outcome }: { outcome: Sent }) {
  const { page, icon, title, text } = words[outcome.kind];
  const queued = outcome.kind === 'queued';
  return (
    <AppPage title={page} id="suggestion-done">
      <DoneCard icon={icon} waits={queued} title={title} text={text}>
        {!queued && outcome.number && (
          <Text className="suggestion-done__number">
            编号 <Text id="done-number">{outcome.number}</Text>
          </Text>
        )}
        <View className="suggestion-done__actions">
          {queued ? (
            <Button block text="看看我提的" onTap={() => replaceBy(suggestionPaths.home, { tab: 'mine' })} />
          ) : (
            <>
              <Button
                block
                id="done-open"
                text="查看进度"
                onTap={() => replaceBy(suggestionPaths.detail, { id: outcome.id })}
              />
              <RemindButton />
            </>
          )}
          <Button block kind="text" text="看看别人的好建议" onTap={() => replaceBy(suggestionPaths.home)} />
        </View>
      </DoneCard>
    </AppPage>
  );
}
