/** On the web a refusal is the browser's, and the person's own choice: nothing to report. */
export function logRefusal(_: unknown): void {}
