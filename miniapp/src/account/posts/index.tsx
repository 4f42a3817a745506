/** The posts one holds: which one is acted in, another one to act in, and binding those of the roster. */
import { Text, View } from '@tarojs/components';
import type { Me, PostView } from '@jsjb/shared/account/contract';
import { roleWords } from '@jsjb/shared/org/words';
import { AppPage } from '@/components/AppPage';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/device/notify';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useTask } from '@/hooks/useTask';
import { useStore } from '@/hooks/useStore';
import { SignInNeeded } from '@/components/SignInNeeded';
import { enterPost, openHome } from '@/features/account/enter';
import { session } from '@/auth/session';
import { BindPost } from './BindPost';
import './index.scss';

const placeOf = ({ unitName, gridName, head }: PostView): string =>
  [unitName, gridName, head && '负责人'].filter(Boolean).join(' · ');

function PostRow({
  post,
  on,
  busy,
  onTap,
}: {
  post: PostView;
  on: boolean;
  busy: boolean;
  onTap: () => void;
}) {
  return (
    <Tap className="post" role="radio" checked={on} disabled={busy} onTap={onTap}>
      <View className={`post__mark ${on ? 'post__mark--on' : ''}`}>{on && <Icon name="check" />}</View>
      <View className="post__words">
        <Text className="post__role">{roleWords[post.role]}</Text>
        <Text className="post__place">{placeOf(post) || '反映诉求、提建议'}</Text>
      </View>
      {on && <StatusTag label="现在" tone="info" />}
    </Tap>
  );
}

function Posts({ me }: { me: Me }) {
  const { busy, run } = useTask();
  const choose = async (index: number): Promise<void> => {
    if (index === me.postIndex) return;
    await run(async () => {
      await enterPost(index);
      notify('已切换岗位');
      openHome();
    });
  };
  return (
    <Card title="我的岗位" id="posts">
      {me.posts.map((post, index) => (
        <PostRow
          key={`${post.role} ${post.unitId ?? ''} ${post.gridId ?? ''}`}
          post={post}
          on={index === me.postIndex}
          busy={busy}
          onTap={() => void choose(index)}
        />
      ))}
    </Card>
  );
}

export default function PostsPage() {
  const me = useStore(session)?.me;
  return (
    <AppPage title="工作岗位" id="posts-page">
      {me ? (
        <>
          <Posts me={me} />
          <BindPost />
        </>
      ) : (
        <SignInNeeded title="登录后查看岗位" />
      )}
    </AppPage>
  );
}
