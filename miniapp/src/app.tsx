/** The frame of the whole program: theme, and what happens when it starts or comes back. */
import type { ReactNode } from 'react';
import './theme/base.scss';

export default function App({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
