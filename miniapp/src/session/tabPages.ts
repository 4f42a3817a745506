/** In WeChat the whole main package is on the phone already. */
export function fetchTabPages(): void {}
