/** When the scheduler speaks up, whom it tells, and what it puts under supervision. */
import { rulesEndpoints } from '@jsjb/shared/rules/contract';
import { useState } from 'react';
import { alarmWords, superviseWords } from '@jsjb/shared/ticket/words';
import { request } from '@/api/client';
import { StatusTag } from '@/components/StatusTag';
import { ActionForm } from '@/forms/ActionForm';
import { Line, RuleCard, Versions } from './parts';
import { alarmForm } from './ruleForms';
import { instantWords, tellsWords } from './ruleWords';
import type { RuleTabProps } from './tabs';

export function AlarmsTab({ rules, publishes, now, onPublished }: RuleTabProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <RuleCard
        id="alarms"
        title={`预警与督办 ${rules.alarms.version}`}
        change={publishes ? { text: '修改触发时间', onTap: () => setOpen(true) } : undefined}
      >
        {rules.alarms.rules.map((rule) => (
          <Line
            key={rule.level}
            what={alarmWords[rule.level]}
            then={`${instantWords(rule.when)}，${tellsWords(rule)}`}
            tag={
              rule.supervise && <StatusTag label={superviseWords[rule.supervise]} tone="danger" icon="flag" />
            }
          />
        ))}
      </RuleCard>
      <Versions rules={rules} kind="alarms" now={now} />
      {open && (
        <ActionForm
          spec={alarmForm(rules)}
          schema={rulesEndpoints.publishAlarms.body}
          onClose={() => setOpen(false)}
          onSubmit={async (body) => {
            onPublished(await request(rulesEndpoints.publishAlarms, { body: body as never }));
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
