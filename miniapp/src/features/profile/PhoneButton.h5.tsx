/** The web cannot vouch for a number: it is typed. */
import type { PhoneButtonProps } from './PhoneButton';

export type { PhoneButtonProps };

export function PhoneButton(_: PhoneButtonProps) {
  return null;
}
