/** Today's visits: whom one called on, and what was found. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type VisitView, visitEndpoints } from '@jsjb/shared/visit/contract';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { wordsOf } from '@/api/apiError';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { useInfiniteList, type InfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useGrowing } from '@/hooks/useGrowing';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { timeWords } from '@/features/ticket/timeWords';
import { Waiting } from '@/sendQueue/Waiting';
import { visitForm, visitWork } from '@/features/fieldWork/fieldForms';
import { fieldWorkKind, sendWork } from '@/features/fieldWork/fieldWorkKind';
import { fetchVisits } from '@/features/fieldWork/offlineReads';
import './index.scss';

function Visit({ visit, now }: { visit: VisitView; now: Date }) {
  const { household, note, at, ticketId, ticketNumber } = visit;
  return (
    <Card className="visit">
      <View className="visit__head">
        <Text className="visit__household">{household}</Text>
        <Text className="visit__at">{timeWords(new Date(at), now)}</Text>
      </View>
      {note && <View className="visit__note">{note}</View>}
      {ticketId && ticketNumber && (
        <Button
          kind="text"
          small
          icon="file-text"
          text={`已上报 ${ticketNumber}`}
          onTap={() => goTo(workPaths.gridTicket, { id: ticketId })}
        />
      )}
    </Card>
  );
}

function Visits({ list, now }: { list: InfiniteList<VisitView>; now: Date }) {
  if (list.state !== 'ready') return <LoadState of={list} reload={list.reload} />;
  if (list.items.length === 0) {
    return <ListState state="empty" title="今天还没有走访" hint="去看看独居老人和困难家庭" />;
  }
  return (
    <View id="visits">
      <ListBack list={list} />
      {list.items.map((visit) => (
        <Visit key={visit.id} visit={visit} now={now} />
      ))}
      <ListMore list={list} />
    </View>
  );
}

function Today({ person }: { person: string }) {
  const now = useNow();
  const day = localDate(now);
  const [writing, setWriting] = useState(false);
  const list = useInfiniteList(`${person} ${day}`, (cursor) => fetchVisits(day, cursor), wordsOf);
  useReturn(() => void list.reload());
  useGrowing(list);
  return (
    <>
      <View className="visits__new">
        <Button id="visit-new" block icon="plus" text="登记走访" onTap={() => setWriting(true)} />
      </View>
      <Waiting kind={fieldWorkKind} onSent={() => void list.reload()} />
      <Visits list={list} now={now} />
      {writing && (
        <ActionForm
          spec={visitForm}
          schema={visitEndpoints.recordVisit.body}
          keepAs="visit"
          left="上次没有登记的走访"
          offline
          onClose={() => setWriting(false)}
          onSubmit={async (body, values) => {
            notify(await sendWork(visitWork(body, values, new Date()), '走访已登记'));
            setWriting(false);
            await list.reload();
          }}
        />
      )}
    </>
  );
}

export default function GridVisits() {
  return (
    <StaffPage title="今天的走访" id="grid-visits-page">
      {({ person }) => <Today key={person} person={person} />}
    </StaffPage>
  );
}
