/** Rulings of joint meetings (联席会议), which the next dispatch of the kind follows. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type RulingView, dispatchEndpoints } from '@jsjb/shared/dispatch/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { SearchBar } from '@/components/SearchBar';
import { StatusTag } from '@/components/StatusTag';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useGrowing } from '@/hooks/useGrowing';
import { StaffPage } from '@/components/StaffPage';
import './index.scss';

const names = (units: readonly { name: string }[]): string => units.map(({ name }) => name).join('、');

function Ruling({ ruling }: { ruling: RulingView }) {
  const { month, lead, co, matter, agenda, attendees, text, precedent, ticketNumber, categoryName } = ruling;
  return (
    <Card
      className="ruling"
      title={`由${lead.name}主办`}
      aside={
        <StatusTag
          label={precedent ? `${month} 先例` : `${month} 个案`}
          tone={precedent ? 'success' : 'neutral'}
          icon="gavel"
        />
      }
    >
      <View className="ruling__matter">{matter}</View>
      <Facts
        facts={[
          ['裁定', text],
          ...(agenda ? [['议题', agenda] as const] : []),
          ['参会', names(attendees)],
          ...(co.length > 0 ? [['协办', names(co)] as const] : []),
          ...(categoryName ? [['分类', categoryName] as const] : []),
          ['工单', ticketNumber],
        ]}
      />
    </Card>
  );
}

function Rulings() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const list = useInfiniteList(
    `rulings ${text}`,
    (cursor) =>
      request(dispatchEndpoints.listRulings, {
        query: { limit: ROWS, ...(text ? { text } : {}), ...(cursor ? { cursor } : {}) },
      }),
    wordsOf,
  );
  useGrowing(list);
  return (
    <View id="rulings">
      <SearchBar
        label="查找裁定"
        placeholder="例如：断头路"
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (next === '') setText('');
        }}
        onSearch={() => setText(typed.trim())}
      />
      <LoadState of={list} reload={list.reload} />
      {list.state === 'ready' && list.items.length === 0 && (
        <ListState
          state="empty"
          title={text ? '没有找到这样的裁定' : '还没有联席会议的裁定'}
          hint={
            text ? '换个词试试' : '几个单位对由谁办理有争议时，由联席会议裁定；裁定会列在这里，供以后派单参照'
          }
        />
      )}
      <ListBack list={list} />
      <View className="rulings">
        {list.items.map((ruling) => (
          <Ruling key={ruling.id} ruling={ruling} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  );
}

export default function RulingsPage() {
  return (
    <StaffPage title="裁定先例" id="rulings-page" width="wide">
      {({ person }) => <Rulings key={person} />}
    </StaffPage>
  );
}
