/** What may be done: the next step prominent, one beside it, the rest in a sheet. */
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Row } from '@/components/Row';
import { Sheet } from '@/components/Sheet';
import type { Acted } from './actionKit';
import type { Acting } from './useActing';
import './ActionBar.scss';

/** Two fit beside 更多 on the narrowest phone, even in large type. */
const IN_SIGHT = 2;

export function ActionBar<Name extends string, Thing extends Acted>({ work }: { work: Acting<Name, Thing> }) {
  const { kit, offered, running, begin } = work;
  const [open, setOpen] = useState(false);
  const isGrave = (name: Name): boolean => kit.grave.includes(name);
  const inSight = offered.filter((name) => !isGrave(name)).slice(0, IN_SIGHT);
  const rest = offered.filter((name) => !inSight.includes(name));
  const choose = (name: Name): void => {
    setOpen(false);
    begin(name);
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
          {...(name === inSight[0] ? { icon: kit.specs[name].icon } : {})}
          text={kit.words[name]}
          kind={name === inSight[0] ? 'primary' : 'secondary'}
          loading={running === name}
          disabled={running !== undefined && running !== name}
          onTap={() => begin(name)}
        />
      ))}
      <Sheet open={open} id="more-actions" title="更多操作" onClose={() => setOpen(false)}>
        {rest.map((name) => (
          <Row
            key={name}
            id={`act-${name}`}
            icon={kit.specs[name].icon}
            title={kit.words[name]}
            {...(isGrave(name) ? { danger: true } : {})}
            onTap={() => choose(name)}
          />
        ))}
      </Sheet>
    </>
  );
}
