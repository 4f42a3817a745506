/** Entrances as lines, each with what waits behind it. */
import type { EntryPlace } from '@/navigation/entries';
import { entriesFor } from '@/navigation/entries';
import { Row } from '@/components/Row';
import { useStore } from '@/hooks/useStore';
import { badgeWords, badges } from '@/navigation/badges';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';

export function EntryRows({ place }: { place: EntryPlace }) {
  const me = useStore(session)?.me;
  const counts = useStore(badges);
  return (
    <>
      {entriesFor(me, place).map(({ id, icon, label, hint, url }) => (
        <Row
          key={id}
          id={`entry-${id}`}
          icon={icon}
          title={label}
          hint={hint}
          badge={badgeWords(counts[id])}
          onTap={() => goTo(url)}
        />
      ))}
    </>
  );
}
