/** How units are scored: the weight of each rate, what counts as satisfied, when a month may be frozen. */
import { rulesEndpoints } from '@jsjb/shared/rules/contract';
import { useState } from 'react';
import { View } from '@tarojs/components';
import { rateNames } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import { request } from '@/api/client';
import { ActionForm } from '@/forms/ActionForm';
import { Line, RuleCard, Versions } from './parts';
import { scoreForm } from './ruleForms';
import type { RuleTabProps } from './tabs';

export function ScoreTab({ rules, publishes, now, onPublished }: RuleTabProps) {
  const [open, setOpen] = useState(false);
  const { version, weights, fairlyIsSatisfied, responseHours, freezeAfterDays, from } = rules.score;
  return (
    <>
      <RuleCard
        id="score-rules"
        title={`考核规则 ${version}`}
        change={publishes ? { text: '修改考核规则', onTap: () => setOpen(true) } : undefined}
      >
        {from && <View className="rules__note">这一版从 {from} 起考核；本月仍按上一版。</View>}
        {rateNames.map((rate) => {
          const weight = weights[rate] ?? 0;
          return (
            <Line
              key={rate}
              what={rateWords[rate]}
              then={weight > 0 ? `权重 ${Math.round(weight * 100)}%` : '只公布，不计分'}
            />
          );
        })}
        <Line what="基本满意" then={fairlyIsSatisfied ? '算满意' : '不算满意'} />
        <Line what="响应" then={`派单后 ${responseHours} 小时内联系上群众；时限更短的，在时限内`} />
        <Line what="冻结" then={`次月 ${freezeAfterDays} 日之后可以冻结上月成绩`} />
      </RuleCard>
      <Versions rules={rules} kind="score" now={now} />
      {open && (
        <ActionForm
          spec={scoreForm(rules)}
          schema={rulesEndpoints.publishScoreRules.body}
          onClose={() => setOpen(false)}
          onSubmit={async (body) => {
            onPublished(await request(rulesEndpoints.publishScoreRules, { body: body as never }));
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
