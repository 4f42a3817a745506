/** The way to one's work, for those who have a post. */
import { Text, View } from '@tarojs/components';
import type { PostView } from '@jsjb/shared/account/contract';
import { roleWords } from '@jsjb/shared/org/words';
import { EntryRows } from '@/components/EntryRows';

export function WorkEntry({ post }: { post: PostView }) {
  const where = [post.unitName ?? post.gridName, roleWords[post.role]].filter(Boolean).join(' · ');
  return (
    <View className="work-entry" id="work-entry">
      <Text className="work-entry__where">{where}</Text>
      <EntryRows place="work" />
    </View>
  );
}
