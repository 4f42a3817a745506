/** How long each limit is, how long the centre has for a return, and which limit is proposed for which ticket. */
import { useState } from 'react';
import { limitRule, rulesEndpoints } from '@jsjb/shared/rules/contract';
import { centreTaskWords } from '@jsjb/shared/ticket/holderWords';
import { centreTasks } from '@jsjb/shared/ticket/terms';
import { limits } from '@jsjb/shared/ticket/ticket';
import { limitWords } from '@jsjb/shared/ticket/words';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { ActionForm } from '@/forms/ActionForm';
import { useLoaded } from '@/hooks/useLoaded';
import { categories, categorySource } from '@/features/ticket/actions/lookups';
import { View } from '@tarojs/components';
import { Line, RuleCard, Versions } from './parts';
import { categoryNameIn, limitRuleForm, limitsForm, type LimitRule } from './ruleForms';
import { lengthWords, limitRuleWords } from './ruleWords';
import type { RuleTabProps } from './tabs';

export function LimitsTab({ rules, publishes, now, onPublished }: RuleTabProps) {
  const current = rules.limits;
  /** Undefined while nothing has been changed. */
  const [draft, setDraft] = useState<readonly LimitRule[]>();
  const [open, setOpen] = useState<'add' | 'publish'>();
  const { loaded } = useLoaded('categories', categories);
  const nameOf = (code: string): string =>
    loaded.state === 'ready' ? categoryNameIn(loaded.value, code) : code;
  const defaults = draft ?? current.defaults;
  return (
    <>
      <RuleCard id="limits" title={`办理时限 ${current.version}`}>
        {limits.map((limit) => (
          <Line
            key={limit}
            what={limitWords[limit]}
            then={
              'hours' in current.lengths[limit]
                ? `${lengthWords(current.lengths[limit])}，从派单起按自然时间连续计`
                : `${lengthWords(current.lengths[limit])}，派单当日不计，到最后一日 24:00`
            }
          />
        ))}
        <Line
          what="退单审核"
          then={current.returnReview ? lengthWords(current.returnReview) : '1 个工作日'}
        />
        {current.centre &&
          centreTasks.map((task) => (
            <Line
              key={task}
              what={`中心${centreTaskWords[task]}`}
              then={current.centre ? lengthWords(current.centre[task]) : ''}
            />
          ))}
      </RuleCard>
      <RuleCard
        id="limit-rules"
        title="派单时建议的时限"
        change={publishes ? { text: '添加一条规则', onTap: () => setOpen('add') } : undefined}
      >
        {defaults.map((rule, at) => (
          <Line
            key={JSON.stringify(rule)}
            what={limitRuleWords(rule, nameOf)}
            tag={
              publishes && (
                <Button
                  kind="text"
                  small
                  text="删除"
                  label={`删除：${limitRuleWords(rule, nameOf)}`}
                  onTap={() => setDraft(defaults.filter((_, each) => each !== at))}
                />
              )
            }
          />
        ))}
        <Line what="其余工单" then="按目录规定的时限" />
        {draft && (
          <View className="rules__buttons">
            <Button kind="text" small text="放弃修改" onTap={() => setDraft(undefined)} />
          </View>
        )}
      </RuleCard>
      {publishes && (
        <Button
          id="limits-publish"
          block
          kind={draft ? 'primary' : 'secondary'}
          text={draft ? '发布修改' : '修改中心的时限'}
          onTap={() => setOpen('publish')}
        />
      )}
      <Versions rules={rules} kind="limits" now={now} />
      {open === 'add' && (
        <ActionForm
          spec={limitRuleForm(categorySource)}
          schema={limitRule}
          onClose={() => setOpen(undefined)}
          onSubmit={async (rule) => {
            setDraft([...defaults, rule as LimitRule]);
            setOpen(undefined);
          }}
        />
      )}
      {open === 'publish' && (
        <ActionForm
          spec={limitsForm(rules, defaults)}
          schema={rulesEndpoints.publishLimits.body}
          onClose={() => setOpen(undefined)}
          onSubmit={async (body) => {
            onPublished(await request(rulesEndpoints.publishLimits, { body: body as never }));
            setDraft(undefined);
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
