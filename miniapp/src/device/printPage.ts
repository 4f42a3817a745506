/** A phone prints nothing; one takes a picture of the screen. */
export const canPrint = false;

export function printPage(): void {
  // Never offered.
}
