/** What may be done with a ticket: the next step prominent, one beside it, the rest in a sheet. */
import { useState } from 'react';
import type { PublicAction } from '@jsjb/shared/contract/actions';
import { actionWords } from '@jsjb/shared/words';
import { Button } from '@/components/Button';
import { Row } from '@/components/Row';
import { Sheet } from '@/components/Sheet';
import { actionSpecs } from '../actions';
import './ActionBar.scss';

export interface ActionBarProps {
  names: readonly PublicAction[];
  running: PublicAction | undefined;
  onAct: (name: PublicAction) => void;
}

/** Two fit beside 更多 on the narrowest phone, even in large type. */
const IN_SIGHT = 2;
/** These cannot be taken back; they are never in sight and look it. */
const grave: readonly PublicAction[] = ['refuse', 'withdraw', 'requestReturn', 'requestTermination', 'merge'];

export const isGrave = (name: PublicAction): boolean => grave.includes(name);

export function ActionBar({ names, running, onAct }: ActionBarProps) {
  const [open, setOpen] = useState(false);
  const inSight = names.filter((name) => !isGrave(name)).slice(0, IN_SIGHT);
  const rest = names.filter((name) => !inSight.includes(name));
  const choose = (name: PublicAction): void => {
    setOpen(false);
    onAct(name);
  };
  return (
    <>
      {rest.length > 0 && (
        <Button id="act-more" kind="secondary" text="更多" label="更多操作" onTap={() => setOpen(true)} />
      )}
      {[...inSight].reverse().map((name) => (
        <Button
          key={name}
          id={`act-${name}`}
          {...(name === inSight[0] ? { icon: actionSpecs[name].icon } : {})}
          text={actionWords[name]}
          kind={name === inSight[0] ? 'primary' : 'secondary'}
          loading={running === name}
          disabled={running !== undefined && running !== name}
          onTap={() => onAct(name)}
        />
      ))}
      <Sheet open={open} id="more-actions" title="更多操作" onClose={() => setOpen(false)}>
        {rest.map((name) => (
          <Row
            key={name}
            id={`act-${name}`}
            icon={actionSpecs[name].icon}
            title={actionWords[name]}
            {...(isGrave(name) ? { danger: true } : {})}
            onTap={() => choose(name)}
          />
        ))}
      </Sheet>
    </>
  );
}
