/** The posters 码上说 for their keepers: which are used, which are not, which hang elsewhere; printing and taking back. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { PRINTED_AT_ONCE, type PosterHealth, posterHealthEndpoints } from '@jsjb/shared/poster/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { SearchBar } from '@/components/SearchBar';
import { StatRow } from '@/components/StatTile';
import { Tabs } from '@/components/Tabs';
import { useLoaded } from '@/hooks/useLoaded';
import { StaffPage } from '@/components/StaffPage';
import { PosterForms, type Doing } from '@/features/poster/PosterForms';
import { PosterRow } from '@/features/poster/PosterRow';
import { PosterSheet } from '@/features/poster/PosterSheet';
import { found, inView, type PosterViewName } from '@/features/poster/pick';
import '@/features/poster/posters.scss';

const DAYS = 30;
/** More at once would make a phone slow; searching finds the rest. */
const SHOWN = 30;

const tabs: readonly { value: PosterViewName; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'silent', label: '无人扫' },
  { value: 'far', label: '异地' },
  { value: 'revoked', label: '已收回' },
];

const sum = (posters: readonly PosterHealth[], of: 'scans' | 'submits'): string =>
  String(posters.reduce((total, poster) => total + poster[of], 0));

function Posters({ person }: { person: string }) {
  const { loaded, reload } = useLoaded(`posters ${person}`, () =>
    request(posterHealthEndpoints.readPosterHealth, { query: { days: String(DAYS) } }),
  );
  const [view, setView] = useState<PosterViewName>('all');
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<PosterHealth>();
  const [doing, setDoing] = useState<Doing>();
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const all = loaded.value.items;
  const list = found(inView(all, view), query);
  const printable = list.filter(({ revokedAt }) => !revokedAt).slice(0, PRINTED_AT_ONCE);
  return (
    <>
      <StatRow
        tiles={[
          { label: '在用海报', value: String(inView(all, 'all').length - inView(all, 'revoked').length) },
          { label: `${DAYS} 天扫码`, value: sum(all, 'scans') },
          { label: `${DAYS} 天提交`, value: sum(all, 'submits') },
        ]}
      />
      <View className="posters__bar">
        <Button id="poster-new" block icon="plus" text="新做一张" onTap={() => setDoing({ act: 'create' })} />
        <Button
          id="poster-print"
          block
          kind="secondary"
          icon="printer"
          text={`打印 ${printable.length} 张`}
          disabled={printable.length === 0}
          onTap={() => setDoing({ act: 'print', numbers: printable.map(({ number }) => number) })}
        />
      </View>
      <SearchBar
        label="找海报"
        placeholder="编号或地点"
        value={query}
        onChange={setQuery}
        onSearch={() => undefined}
      />
      <View className="posters__tabs">
        <Tabs
          label="海报"
          tabs={tabs.map((tab) => ({
            ...tab,
            ...(tab.value === 'all' ? {} : { count: inView(all, tab.value).length }),
          }))}
          value={view}
          onChange={setView}
        />
      </View>
      {list.length === 0 && <ListState state="empty" title="没有这样的海报" />}
      <View className="posters">
        {list.slice(0, SHOWN).map((poster) => (
          <PosterRow key={poster.number} poster={poster} onTap={() => setOpen(poster)} />
        ))}
      </View>
      {list.length > SHOWN && (
        <View className="posters__more">还有 {list.length - SHOWN} 张，请用编号或地点查找。</View>
      )}
      {open && (
        <PosterSheet
          poster={open}
          days={DAYS}
          onClose={() => setOpen(undefined)}
          onAct={(act) => {
            setOpen(undefined);
            setDoing(act === 'print' ? { act, numbers: [open.number] } : { act, number: open.number });
          }}
        />
      )}
      {doing && (
        <PosterForms
          doing={doing}
          onClose={() => setDoing(undefined)}
          onDone={() => {
            setDoing(undefined);
            void reload();
          }}
        />
      )}
    </>
  );
}

export default function PostersPage() {
  return (
    <StaffPage title="码上说海报" id="posters-page" width="wide">
      {({ person }) => <Posters key={person} person={person} />}
    </StaffPage>
  );
}
