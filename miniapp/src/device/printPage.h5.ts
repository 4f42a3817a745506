/** The browser's own printing, which also saves as a file. */
export const canPrint = true;

export const printPage = (): void => window.print();
