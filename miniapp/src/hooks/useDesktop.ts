/** Whether list and detail stand beside each other: never in WeChat. The web has its own file. */
export const useDesktop = (): boolean => false;
