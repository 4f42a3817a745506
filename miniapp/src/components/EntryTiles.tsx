/** Entrances as small tiles, for what is opened now and then. */
import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useStore } from '@/hooks/useStore';
import { badgeWords, badges } from '@/navigation/badges';
import { entriesFor, type EntryPlace } from '@/navigation/entries';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';
import './EntryTiles.scss';

export function EntryTiles({ place, title }: { place: EntryPlace; title: string }) {
  const me = useStore(session)?.me;
  const counts = useStore(badges);
  const shown = entriesFor(me, place);
  if (shown.length === 0) return null;
  return (
    <View className="tiles" id={`entries-${place}`}>
      <Text className="tiles__title">{title}</Text>
      <View className="tiles__grid">
        {shown.map(({ id, icon, label, url }) => {
          const waiting = badgeWords(counts[id]);
          return (
            <Tap
              key={id}
              id={`entry-${id}`}
              className="tile"
              role="link"
              {...(waiting ? { label: `${label}，${waiting} 件` } : {})}
              onTap={() => goTo(url)}
            >
              <View className="tile__icon">
                <Icon name={icon} />
                {waiting !== '' && <View className="tile__badge">{waiting}</View>}
              </View>
              <Text className="tile__label">{label}</Text>
            </Tap>
          );
        })}
      </View>
    </View>
  );
}
