/** A browser asks for its permissions itself. */
export function PrivacySheet(): null {
  return null;
}
