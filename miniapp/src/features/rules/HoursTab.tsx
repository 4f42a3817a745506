/** The hours each unit keeps, within which its short limits run. */
import { useState } from 'react';
import { unitHoursBody, type UnitHours, rulesEndpoints } from '@jsjb/shared/rules/contract';
import { unitKindWords } from '@jsjb/shared/org/words';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { LoadState } from '@/components/LoadState';
import { SearchBar } from '@/components/SearchBar';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { useLoaded } from '@/hooks/useLoaded';
import { Line, RuleCard } from './parts';
import { hoursForm } from './ruleForms';
import { hoursWords } from './ruleWords';

/** More than these are looked up by name. */
const IN_SIGHT = 30;

export function HoursTab({ publishes }: { publishes: boolean }) {
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<UnitHours>();
  const { loaded, reload, replace } = useLoaded(
    'unit hours',
    async () => (await request(rulesEndpoints.listUnitHours, {})).items,
  );
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const units = loaded.value.filter(({ unit }) => unit.name.includes(typed.trim()));
  // Those that keep hours are what one comes to see.
  const ordered = [...units].sort((a, b) => Number(b.opening.length > 0) - Number(a.opening.length > 0));
  return (
    <>
      <SearchBar
        label="查找单位"
        placeholder="输入单位名称"
        value={typed}
        onChange={setTyped}
        onSearch={() => undefined}
      />
      <RuleCard id="hours" title="办公时间">
        {ordered.slice(0, IN_SIGHT).map((each) => (
          <Line
            key={each.unit.id}
            what={each.unit.name}
            then={`${unitKindWords[each.kind]} · ${hoursWords(each.opening)}`}
            tag={
              publishes && (
                <Button
                  id={`hours-${each.unit.id}`}
                  kind="text"
                  small
                  text="设定"
                  label={`设定${each.unit.name}的办公时间`}
                  onTap={() => setEditing(each)}
                />
              )
            }
          />
        ))}
        {ordered.length === 0 && <Line what="没有这个单位" />}
        {ordered.length > IN_SIGHT && (
          <Line what={`还有 ${ordered.length - IN_SIGHT} 个单位，请输入名称查找`} />
        )}
      </RuleCard>
      {editing && (
        <ActionForm
          spec={hoursForm(editing)}
          schema={unitHoursBody}
          onClose={() => setEditing(undefined)}
          onSubmit={async (body) => {
            const saved = await request(rulesEndpoints.setUnitHours, {
              params: { id: editing.unit.id },
              body: body as never,
            });
            replace(loaded.value.map((each) => (each.unit.id === saved.unit.id ? saved : each)));
            setEditing(undefined);
            notify('办公时间已保存，今后派出的工单按此计算');
          }}
        />
      )}
    </>
  );
}
