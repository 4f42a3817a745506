/** A sheet on the web: the browser's <dialog> keeps the focus inside, closes with Escape and hides what is behind. */
import { useEffect, useRef } from 'react';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import type { SheetProps } from './sheetProps';
import './Sheet.scss';

export function Sheet({ open, title, onClose, children, footer, id }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!open || dialog.current?.open) return;
    dialog.current?.showModal();
    // The title is read first; the close button is not what one came for.
    heading.current?.focus();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      className="sheet"
      id={id}
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="sheet__mask" onClick={onClose} aria-hidden="true" />
      <div className="sheet__panel">
        <div className="sheet__head">
          <h2 className="sheet__title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <Tap className="sheet__close" label="关闭" onTap={onClose}>
            <Icon name="x" />
          </Tap>
        </div>
        <div className="sheet__body">
          <div className="sheet__inner">{children}</div>
        </div>
        {footer && <div className="sheet__foot">{footer}</div>}
      </div>
    </dialog>
  );
}
