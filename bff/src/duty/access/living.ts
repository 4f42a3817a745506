/** Who can be told something: pure sentences over a stored person. */
import type { PersonDoc } from '../../account';

/** Neither left nor erased. */
export const isAtWork = ({
  disabled,
  erasingAt,
  erasedAt,
}: Pick<PersonDoc, 'disabled' | 'erasingAt' | 'erasedAt'>): boolean => !disabled && !erasingAt && !erasedAt;

/** Has a way in that was used: somebody listed in the roster who never signed in reads no inbox. */
export const readsMessages = ({
  persona,
  openid,
  webOpenid,
  boundAt,
}: Pick<PersonDoc, 'persona' | 'openid' | 'webOpenid' | 'boundAt'>): boolean =>
  Boolean(persona ?? openid ?? webOpenid ?? boundAt);
