/** A bottom sheet on a phone, a centred dialogue on a desktop. */
import type { ReactNode } from 'react';

export interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay in sight below the scrolling content. */
  footer?: ReactNode;
  id?: string;
}
