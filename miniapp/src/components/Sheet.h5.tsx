/** A sheet on the web: the browser's <dialog> keeps the focus inside, closes with Escape and hides what is behind. */
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import type { SheetProps } from './sheetProps';
import './Sheet.scss';

function show(dialog: HTMLDialogElement | null): void {
  // On a page that is not in sight it would hold back the one that is, unseen.
  if (!dialog || dialog.open || dialog.parentElement?.getClientRects().length === 0) return;
  dialog.showModal();
  // The title is read first; the close button is not what one came for.
  dialog.querySelector<HTMLElement>('.sheet__title')?.focus();
}

export function Sheet({ open, ...sheet }: SheetProps) {
  return open ? <OpenSheet {...sheet} /> : null;
}

function OpenSheet({ title, onClose, children, footer, id }: Omit<SheetProps, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => show(dialog.current), []);
  // Only a dialogue that is closed, not one that is taken away, gives the focus back to where it was.
  useLayoutEffect(() => {
    const opened = dialog.current;
    return () => opened?.close();
  }, []);
  useDidHide(() => dialog.current?.close());
  // The page is laid out by the next frame.
  useDidShow(() => requestAnimationFrame(() => show(dialog.current)));
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
          <h2 className="sheet__title" tabIndex={-1}>
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
