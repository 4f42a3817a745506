/** A browser shares one storage among all windows of the program: signing out or renewing in one holds for the others. */
export function watchOtherWindows(key: string, changed: () => void): void {
  window.addEventListener('storage', (event) => {
    // Without a key, everything was removed.
    if (event.key === key || event.key === null) changed();
  });
}
