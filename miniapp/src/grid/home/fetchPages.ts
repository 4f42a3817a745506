/** In WeChat the pages of a round come in one subpackage with the first of them. */
export function fetchPages(): void {}
