/** Where errors of pages go on the web: the browser's console. */
export function logError(error: Error, where: string): void {
  console.error(error, where);
}
