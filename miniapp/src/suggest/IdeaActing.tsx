/** What may be done with an idea: the next step prominent, the rest in a sheet; and the form that was begun. */
import { useState } from 'react';
import type { PublicSuggestionAction } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionActionWords } from '@jsjb/shared/suggestion/words';
import { Button } from '@/components/Button';
import { Row } from '@/components/Row';
import { Sheet } from '@/components/Sheet';
import { ActionForm } from '@/forms/ActionForm';
import { formOf, ideaActions, isGrave, isGuarded, schemaOf } from './actions';
import type { IdeaWork } from './useIdea';

/** Two fit beside 更多 on the narrowest phone, even in large type. */
const IN_SIGHT = 2;

export function IdeaActionBar({ work }: { work: IdeaWork }) {
  const [open, setOpen] = useState(false);
  const { offered, running, begin } = work;
  const inSight = offered.filter((name) => !isGrave(name)).slice(0, IN_SIGHT);
  const rest = offered.filter((name) => !inSight.includes(name));
  const choose = (name: PublicSuggestionAction): void => {
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
          icon={ideaActions[name].icon}
          text={suggestionActionWords[name]}
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
            icon={ideaActions[name].icon}
            title={suggestionActionWords[name]}
            {...(isGrave(name) ? { danger: true } : {})}
            onTap={() => choose(name)}
          />
        ))}
      </Sheet>
    </>
  );
}

export function IdeaActingForm({ work }: { work: IdeaWork }) {
  const { idea, sources, acting, offered, leave, act } = work;
  const spec = idea && acting && formOf(acting, idea, sources);
  if (!spec) return null;
  return (
    <ActionForm
      key={acting}
      spec={spec}
      schema={schemaOf(acting)}
      fixed={isGuarded(acting) ? { version: idea.version } : {}}
      keepAs={`${idea.id} ${acting}`}
      stopped={!offered.includes(acting)}
      onClose={leave}
      onSubmit={(body) => act(acting, body)}
    />
  );
}
