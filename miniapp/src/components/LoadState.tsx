/** What stands in the place of a thing or a list that is not there yet: it loads, or it failed and may be asked for again. */
import { goTo, paths } from '@/navigation/paths';
import { ListState } from './ListState';

export interface LoadStateProps {
  of: { state: 'loading' } | { state: 'ready' } | { state: 'error'; message: string; lost?: boolean };
  /** How many cards are drawn while it loads. */
  rows?: number;
  reload: () => Promise<void>;
}

/** Nothing once it is there. */
export function LoadState({ of, rows, reload }: LoadStateProps) {
  if (of.state === 'ready') return null;
  if (of.state === 'loading') return <ListState state="loading" {...(rows ? { rows } : {})} />;
  if (of.lost) {
    return (
      <ListState
        state="empty"
        title="没有找到"
        hint={of.message}
        action={{ text: '回首页', onTap: () => goTo(paths.home) }}
      />
    );
  }
  return <ListState state="error" message={of.message} onRetry={() => void reload()} />;
}
