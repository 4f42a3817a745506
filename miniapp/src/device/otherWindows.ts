/** In WeChat there is one window, and nobody else writes to its storage. */
export function watchOtherWindows(_key: string, _changed: () => void): void {}
