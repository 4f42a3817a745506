// Several phones may run in one process: gives each uncaught error to the app it came from.
import { addGlobalErrorListener, addGlobalWarningListener, globalOptions } from 'glass-easel';

export interface ErrorOwner {
  owns(source: { error: unknown; promise?: unknown; component?: unknown }): boolean;
  report(error: unknown): void;
  warn(message: string): void;
}

const owners = new Set<ErrorOwner>();
let installed = false;

function give(source: { error: unknown; promise?: unknown; component?: unknown }): boolean {
  for (const owner of owners)
    if (owner.owns(source)) {
      owner.report(source.error);
      return true;
    }
  return false;
}

/** A rejection of Node's own side is none of an app's business: let it end the process as usual. */
function onRejection(error: unknown, promise: unknown): void {
  if (!give({ error, promise })) throw error;
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
  if (owners.size === 0) process.on('unhandledRejection', onRejection);
  owners.add(owner);
  return () => {
    owners.delete(owner);
    if (owners.size === 0) process.off('unhandledRejection', onRejection);
  };
}
