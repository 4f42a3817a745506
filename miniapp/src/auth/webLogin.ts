/** The way out to the official account's page and back: who comes back with a state we did not send is not let in. */
import { deviceStorage } from '../device/deviceStorage';

const KEY = 'webLogin';

/** Remembered in this browser only: a link that somebody else began signs nobody in here. */
export function beginWebLogin(state: string): void {
  deviceStorage.write(KEY, state);
}

/** True once, for the state that this browser sent. */
export function isOwnWebLogin(state: string): boolean {
  const sent = deviceStorage.read(KEY);
  deviceStorage.remove(KEY);
  return state !== '' && sent === state;
}
