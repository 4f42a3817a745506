export interface LockedPackage {
  version?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
export type LockedPackages = Record<string, LockedPackage>;
export function readLock(file: string): LockedPackages | undefined;
export function placesFor(packages: LockedPackages, workspaces: readonly string[]): string[];
export function differingPackages(
  root: string,
  workspaces?: readonly string[],
): { differing: string[]; missing: string[] };
