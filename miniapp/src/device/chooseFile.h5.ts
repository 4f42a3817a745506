/** One file from the browser's own dialogue. */
import { showBlob } from './blobs';
import type { ChosenFile } from './chooseFile';

export type { ChosenFile } from './chooseFile';

export const chooseHint = 'xlsx 或 CSV 都可以';

export function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((each) => `.${each}`).join(',');
    input.hidden = true;
    const finish = (file: File | undefined): void => {
      input.remove();
      resolve(file && { name: file.name, path: showBlob(file) });
    };
    input.addEventListener('change', () => finish(input.files?.[0]));
    input.addEventListener('cancel', () => finish(undefined));
    document.body.append(input);
    input.click();
  });
}
