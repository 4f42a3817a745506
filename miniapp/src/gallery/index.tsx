/** Every component in one place, to be looked at. Only in builds made with TARO_APP_GALLERY=1. */
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ChoiceChips } from '@/components/ChoiceChips';
import { DueBadge } from '@/components/DueBadge';
import { DateField, PickField, TextArea, TextField } from '@/components/Field';
import { ListState } from '@/components/ListState';
import { PhotoPicker } from '@/components/PhotoPicker';
import { PlaceField } from '@/components/PlaceField';
import { SearchBar } from '@/components/SearchBar';
import { Sheet } from '@/components/Sheet';
import { StatRow } from '@/components/StatTile';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { Tabs } from '@/components/Tabs';
import { Timeline } from '@/components/Timeline';
import { notify } from '@/device/notify';
import { choosePreferences } from '@/theme/useTheme';
import type { Scheme } from '@/theme/preferences';

const now = new Date('2025-09-26T10:00:00+08:00');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const nothing = (): void => undefined;

export default function Gallery() {
  const [text, setText] = useState('楼下路灯坏了三天，晚上老人出门看不清。');
  const [tab, setTab] = useState<'todo' | 'done'>('todo');
  const [kind, setKind] = useState<'help' | 'complaint' | 'tipOff'>('help');
  const [open, setOpen] = useState(Taro.getCurrentInstance().router?.params['sheet'] === '1');
  const [find, setFind] = useState('2025');
  return (
    <AppPage
      title="组件"
      id="gallery"
      footer={
        <>
          <Button text="暂存" kind="secondary" onTap={() => notify('已暂存')} />
          <Button text="打开表单" onTap={() => setOpen(true)} />
        </>
      }
    >
      <ChoiceChips
        label="颜色"
        choices={[
          { value: 'auto', label: '跟随系统' },
          { value: 'light', label: '浅色' },
          { value: 'dark', label: '深色' },
        ]}
        value={'auto' as Scheme}
        onChange={(scheme) => choosePreferences({ scheme })}
      />
      <View style={{ height: '12px' }} />
      <StatRow
        tiles={[
          { label: '待签收', value: '12', tone: 'info' },
          { label: '办理中', value: '38' },
          { label: '临期', value: '4', tone: 'warn' },
          { label: '超期', value: '1', tone: 'danger' },
        ]}
      />
      <View style={{ height: '12px' }} />
      <Tabs
        label="工单"
        tabs={[
          { value: 'todo', label: '待办', count: 12 },
          { value: 'done', label: '已办' },
        ]}
        value={tab}
        onChange={setTab}
      />
      <SearchBar label="按工单编号查找" value={find} onChange={setFind} onSearch={nothing} />
      <Card title="路灯不亮" aside={<StatusTag label="办理中" tone="info" />} onTap={nothing}>
        <View>新华路街道 昌荣里小区 3 号楼</View>
        <DueBadge light="green" dueAt={later(76)} now={now} what="办理" />
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="时限">
        <View>
          <DueBadge light="yellow" dueAt={later(5)} now={now} />
        </View>
        <View>
          <DueBadge light="red" dueAt={later(-30)} now={now} />
        </View>
        <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          <StatusTag label="待受理" />
          <StatusTag label="办理中" tone="info" />
          <StatusTag label="办结" tone="success" />
          <StatusTag label="待补充" tone="warn" />
          <StatusTag label="不予受理" tone="danger" />
        </View>
      </Card>
      <View style={{ height: '12px' }} />
      <Card>
        <Steps steps={['受理', '派发', '办理', '回访', '办结']} current={2} />
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="表单">
        <TextArea
          label="说说是什么事"
          required
          value={text}
          onChange={setText}
          maxLength={500}
          hint="时间、地点、经过"
          id="g1"
        />
        <TextField
          label="联系电话"
          required
          kind="tel"
          value="1399"
          onChange={nothing}
          error="手机号应为 11 位，请核对"
          id="g2"
        />
        <PickField
          label="承办单位"
          required
          value=""
          onChange={nothing}
          options={[{ value: 'a', label: '市住建局' }]}
          id="g3"
        />
        <DateField label="复查日期" value="" onChange={nothing} id="g4" />
        <ChoiceChips
          label="类型"
          choices={[
            { value: 'help', label: '求助' },
            { value: 'complaint', label: '投诉' },
            { value: 'tipOff', label: '举报' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <View style={{ height: '16px' }} />
        <PhotoPicker
          label="照片"
          photos={[
            {
              key: '1',
              src: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"%3E%3Crect width="9" height="9" fill="%2389a"/%3E%3C/svg%3E',
              state: 'sent',
              progress: 100,
            },
            { key: '2', src: '', state: 'sending', progress: 42 },
            { key: '3', src: '', state: 'failed', progress: 0 },
          ]}
          onAdd={nothing}
          onRemove={nothing}
          onRetry={nothing}
          hint="拍清楚问题和周围环境"
        />
        <PlaceField
          text=""
          onText={nothing}
          poster={{ place: '昌荣里小区 2 号门', area: '金川区 · 新华路街道 · 第 12 网格' }}
          located={false}
          onLocate={nothing}
        />
        <View style={{ display: 'flex', flexWrap: 'wrap', gap: '12px' }}>
          <Button text="提交" />
          <Button text="提交" loading />
          <Button text="提交" disabled />
          <Button text="转派" kind="secondary" icon="forward" />
          <Button text="撤回" kind="danger" />
          <Button text="更多" kind="text" />
        </View>
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="办理进度">
        <Timeline
          items={[
            {
              id: '3',
              title: '市住建局正在办理',
              at: '今天 10:20',
              who: '市住建局',
              tone: 'info',
              text: '已联系您，约定明天上午更换灯头。',
            },
            { id: '2', title: '已派给市住建局', at: '昨天 17:02', who: '接诉即办中心' },
            { id: '1', title: '您提交了诉求', at: '昨天 16:40', who: '您', tone: 'success' },
          ]}
        />
      </Card>
      <ListState state="loading" rows={1} />
      <ListState
        state="empty"
        title="还没有诉求"
        hint="遇到烦心事，随时告诉我们"
        action={{ text: '我要反映', onTap: nothing }}
      />
      <ListState state="error" message="网络不太通畅，请检查网络后再试。" onRetry={nothing} />
      <Sheet
        open={open}
        title="办理反馈"
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button text="取消" kind="secondary" onTap={() => setOpen(false)} />
            <Button text="提交反馈" onTap={() => setOpen(false)} />
          </>
        }
      >
        <TextArea label="办理结果" required value={text} onChange={setText} maxLength={500} id="s1" />
      </Sheet>
    </AppPage>
  );
}
