/** The budget of a year, and how it is set. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type BudgetView, rewardEndpoints } from '@jsjb/shared/reward/contract';
import { yuan } from '@jsjb/shared/reward/reward';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { notify } from '@/device/notify';
import { MoneyForm } from './MoneyForm';
import { amountField, fenOf } from './amount';

const bare = (fen: number): string => yuan(fen).replaceAll(',', '');

export function BudgetCard({
  year,
  budget,
  keeps,
  onDone,
}: {
  year: string;
  budget: BudgetView;
  keeps: boolean;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title={`${year} 年预算`} id="budget">
      <Facts
        facts={[
          ['全年', budget.fen > 0 ? `${yuan(budget.fen)} 元` : '还没有设定'],
          ['已占用', `${yuan(budget.setAsideFen)} 元`],
          ['还剩', `${yuan(budget.leftFen)} 元`],
          ['每人上限', budget.perPersonFen > 0 ? `${yuan(budget.perPersonFen)} 元` : '还没有设定'],
        ]}
      />
      {keeps && (
        <View className="ledger__set">
          <Button
            id="set-budget"
            kind="secondary"
            icon="wallet"
            text="设定预算"
            onTap={() => setAsking(true)}
          />
        </View>
      )}
      {asking && (
        <MoneyForm
          spec={{
            title: `设定 ${year} 年预算`,
            submit: '保存',
            initial: budget.fen > 0 ? { total: bare(budget.fen), each: bare(budget.perPersonFen) } : {},
            fields: [amountField('全年预算（元）', 'total'), amountField('每人每年最多（元）', 'each')],
            body: ({ total, each, ...rest }) => ({
              ...rest,
              fen: fenOf(String(total ?? '')),
              perPersonFen: fenOf(String(each ?? '')),
            }),
          }}
          schema={rewardEndpoints.setBudget.body}
          onClose={() => setAsking(false)}
          onSubmit={async (body) => {
            await request(rewardEndpoints.setBudget, { params: { year }, body: body as never });
            setAsking(false);
            notify('预算已保存');
            onDone();
          }}
        />
      )}
    </Card>
  );
}
