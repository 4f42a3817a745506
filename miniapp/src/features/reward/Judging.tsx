/** What others than the payee may do with a reward. */
import { useState } from 'react';
import { rewardEndpoints, type RewardView } from '@jsjb/shared/reward/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { notify } from '@/device/notify';
import { MoneyForm } from './MoneyForm';
import { offeredRewardActions, rewardActions, schemaOfReward, type RewardActionName } from './actions';

interface JudgingProps {
  reward: RewardView;
  onDone: (next: RewardView) => void;
  onOutdated: () => void;
}

export function Judging({ reward, onDone, onOutdated }: JudgingProps) {
  const [acting, setActing] = useState<RewardActionName>();
  const spec = acting && rewardActions[acting];
  return (
    <>
      {[...offeredRewardActions(reward)].reverse().map((name) => {
        const { label, icon, danger } = rewardActions[name];
        return (
          <Button
            key={name}
            id={`act-${name}`}
            icon={icon}
            text={label}
            kind={danger ? 'secondary' : 'primary'}
            onTap={() => setActing(name)}
          />
        );
      })}
      {acting && spec && (
        <MoneyForm
          key={acting}
          spec={{
            title: spec.label,
            submit: spec.label,
            ...(spec.danger ? { danger: true } : {}),
            ...spec.form(reward),
          }}
          schema={schemaOfReward(acting)}
          fixed={spec.unguarded ? {} : { version: reward.version }}
          onClose={() => setActing(undefined)}
          onOutdated={onOutdated}
          onSubmit={async (body) => {
            // The body was just judged by the schema of this very endpoint.
            onDone(
              await request(rewardEndpoints[spec.endpoint], {
                params: { id: reward.id },
                body: body as never,
              }),
            );
            setActing(undefined);
            notify(spec.done);
          }}
        />
      )}
    </>
  );
}
