/** Brings the first question that is wrong into sight. In WeChat a page has no way to scroll within a sheet: its words stay. */
export const showWrong = (): void => undefined;
