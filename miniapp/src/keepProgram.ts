/** In WeChat the program is on the phone already, and WeChat brings what is missing. */
export function keepProgram(): void {}
