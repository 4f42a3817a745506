/** No cell acts as a formula. */

/** Office software takes texts that begin so for formulas, at the latest when the file becomes CSV. */
export const harmless = (text: string): string => (/^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text);
