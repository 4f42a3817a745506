/** A table file from a file dialogue. */
import { showBlob } from './blobs';

export function chooseTable(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.csv';
    input.hidden = true;
    const finish = (file: File | undefined): void => {
      input.remove();
      resolve(file && showBlob(file));
    };
    input.addEventListener('change', () => finish(input.files?.[0]));
    input.addEventListener('cancel', () => finish(undefined));
    // Some browsers only fire events for an input that is in the document.
    document.body.append(input);
    input.click();
  });
}
