import type { ChildProcess } from 'node:child_process';

export const ownGroup: { detached: boolean };
export function endGroup(child: ChildProcess, signal?: NodeJS.Signals): void;
