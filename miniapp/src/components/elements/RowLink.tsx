/** A row of a list that opens something. The web has its own file, where it is a link as well. */
import { Tap, type TapProps } from './Tap';

export interface RowLinkProps extends Pick<TapProps, 'onTap' | 'className' | 'id' | 'children'> {
  /** What it opens, as an address of its own. */
  href: string;
  /** Chosen, in a list box; outside one it is a plain link. */
  on?: boolean | undefined;
}

export function RowLink({ href: _, on, ...row }: RowLinkProps) {
  return on === undefined ? <Tap {...row} role="link" /> : <Tap {...row} role="option" selected={on} />;
}
