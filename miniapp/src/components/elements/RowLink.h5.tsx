/** A row of a list on the web: a tap opens it here, Ctrl or the middle button in a tab, and its link can be copied. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { RowLinkProps } from './RowLink';
import './Tap.scss';

const wantsTab = ({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean => metaKey || ctrlKey || shiftKey;

export function RowLink({ href, on, onTap, className = '', id, children }: RowLinkProps) {
  const act = (event: MouseEvent): void => {
    event.stopPropagation();
    if (wantsTab(event)) return;
    event.preventDefault();
    onTap();
  };
  // Enter is the link's own; an option of a list box is chosen with Space too.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    onTap();
  };
  return (
    <a
      className={`tap row-link ${className}`}
      href={href}
      id={id}
      onClick={act}
      onKeyDown={press}
      {...(on === undefined ? {} : { role: 'option', 'aria-selected': on })}
    >
      {children}
    </a>
  );
}
