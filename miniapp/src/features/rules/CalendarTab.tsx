/** The working calendar year by year, and what happens when the next one is missing. */
import { rulesEndpoints } from '@jsjb/shared/rules/contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { ActionForm } from '@/forms/ActionForm';
import { RuleCard, Versions } from './parts';
import { calendarForm } from './ruleForms';
import { stretchesOf } from './days';
import { coverageOf } from './coverage';
import type { RuleTabProps } from './tabs';

export function CalendarTab({ rules, publishes, now, onPublished }: RuleTabProps) {
  const [open, setOpen] = useState(false);
  const { years, version } = rules.calendar;
  const { missing, urgent } = coverageOf(years, now);
  return (
    <>
      {urgent && (
        <Card className="rules__part rules__warning" id="calendar-missing">
          <StatusTag label={`${missing} 年还没有安排`} tone="danger" icon="calendar" />
          <View className="rules__note">
            时限跨到 {missing}{' '}
            年的工单现在不能派出，系统不会猜测放假日期。国务院办公厅的通知发布后，请尽快导入。
          </View>
        </Card>
      )}
      <RuleCard
        id="calendar"
        title={`工作日历 ${version}`}
        change={publishes ? { text: '导入一年的安排', onTap: () => setOpen(true) } : undefined}
      >
        {[...years].reverse().map(({ year, daysOff, daysWorked }) => (
          <View key={year} className="rules__year">
            <View className="rules__what">{year} 年</View>
            <View>放假：{stretchesOf(daysOff, year).join('，')}</View>
            <View>调休上班：{stretchesOf(daysWorked, year).join('，') || '没有'}</View>
          </View>
        ))}
      </RuleCard>
      <Versions rules={rules} kind="calendar" now={now} />
      {open && (
        <ActionForm
          spec={calendarForm(missing)}
          schema={rulesEndpoints.importCalendar.body}
          keepAs={`calendar ${missing}`}
          onClose={() => setOpen(false)}
          onSubmit={async (body) => {
            onPublished(await request(rulesEndpoints.importCalendar, { body: body as never }));
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
