/** House calls, newest first. */
import { Text, View } from '@tarojs/components';
import { houseCallEndpoints, type HouseCallView } from '@jsjb/shared/houseCall/contract';
import { houseCallWords } from '@jsjb/shared/houseCall/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { useGrowing } from '@/hooks/useGrowing';
import { useInfiniteList } from '@/hooks/useInfiniteList';

const read = (cursor?: string) =>
  request(houseCallEndpoints.listHouseCalls, { query: { limit: '20', ...(cursor ? { cursor } : {}) } });

function HouseCall({ unit, status, day, reason, ticketNumber }: HouseCallView) {
  return (
    <Card>
      <Text>{`${unit}　${houseCallWords[status]}`}</Text>
      <View>
        <Text>{day ?? reason ?? ticketNumber}</Text>
      </View>
    </Card>
  );
}

export function HouseCallList({ person }: { person: string }) {
  const list = useInfiniteList(person, read, wordsOf);
  useGrowing(list);
  if (list.state !== 'ready') return <LoadState of={list} reload={list.reload} />;
  if (list.items.length === 0)
    return <ListState state="empty" title="还没有请过上门" hint="在工单里可以请承办单位上门" />;
  return (
    <View id="house-calls">
      <ListBack list={list} />
      {list.items.map((each) => (
        <HouseCall key={each.id} {...each} />
      ))}
      <ListMore list={list} />
    </View>
  );
}
