type Part = 'all' | 'server' | 'web';
interface Options {
  signal?: AbortSignal;
  tell?: (line: string) => void;
}
export const INSTALL_FAILED: string;
export function workspacesOf(part: Part): readonly string[] | undefined;
export function bringIn(root: string, part: Part, options?: Options): Promise<boolean>;
export function installMissing(root: string, part?: Part): Promise<void>;
