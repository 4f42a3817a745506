/** The list of a desk as a list box; only the web has keys to walk through it with. */
export const useRowKeys = (_label: string, _on: boolean): Readonly<Record<string, unknown>> => ({});
