// Several phones may run in one process: gives each uncaught error to the app it came from.
import { runInThisContext } from 'node:vm';
import { addGlobalErrorListener, addGlobalWarningListener, globalOptions } from 'glass-easel';

export interface ErrorOwner {
  owns(source: { error: unknown; promise?: unknown; component?: unknown }): boolean;
  report(error: unknown, promise?: unknown): void;
  warn(message: string): void;
}

const owners = new Set<ErrorOwner>();
let installed = false;

function give(source: { error: unknown; promise?: unknown; component?: unknown }): boolean {
  for (const owner of owners)
    if (owner.owns(source)) {
      owner.report(source.error, source.promise);
      return true;
    }
  return false;
}

type Listener = (error: unknown, promise: Promise<unknown>) => void;
// a test runner hands its files a copy of `process` that hears nothing; this is the one that does
const realProcess = runInThisContext('process') as NodeJS.Process;
let others: Listener[] = [];

/** A rejection that is no app's goes to whoever listened before, or ends the process as usual. */
function onRejection(error: unknown, promise: Promise<unknown>): void {
  if (give({ error, promise })) return;
  if (others.length === 0) throw error;
  for (const listener of others) listener(error, promise);
}

function takeRejections(): void {
  others = realProcess.rawListeners('unhandledRejection') as Listener[];
  realProcess.removeAllListeners('unhandledRejection');
  realProcess.on('unhandledRejection', onRejection);
}

function returnRejections(): void {
  realProcess.off('unhandledRejection', onRejection);
  for (const listener of others.splice(0)) realProcess.on('unhandledRejection', listener);
}

function install(): void {
  installed = true;
  globalOptions.throwGlobalError = false;
  addGlobalErrorListener((error, _method, component) => {
    if (!give({ error, component })) console.error(error);
    return false;
  });
  addGlobalWarningListener((message) => {
    for (const owner of owners) owner.warn(message);
    return false;
  });
}

export function addErrorOwner(owner: ErrorOwner): () => void {
  if (!installed) install();
  if (owners.size === 0) takeRejections();
  owners.add(owner);
  return () => {
    owners.delete(owner);
    if (owners.size === 0) returnRejections();
  };
}
