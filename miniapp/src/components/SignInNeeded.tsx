/** Asks a visitor to sign in before something that belongs to a person. */
import { ListState } from '@/components/ListState';
import { goTo, paths } from '@/navigation/paths';

export function SignInNeeded({ title }: { title: string }) {
  const action = { text: '去登录', onTap: () => goTo(paths.signIn) };
  return <ListState state="empty" title={title} hint="登录后就能看到，您的信息受到保护" action={action} />;
}
