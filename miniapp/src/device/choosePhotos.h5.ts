/** Photos from a file dialogue, drawn smaller in the browser before they are sent. */
import { showBlob } from './blobs';

const LONGEST = 1600;
const accepted = 'image/jpeg,image/png,image/webp';

function pick(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted;
    input.multiple = true;
    input.hidden = true;
    const finish = (files: File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => finish([...(input.files ?? [])]));
    input.addEventListener('cancel', () => finish([]));
    // Some browsers only fire events for an input that is in the document.
    document.body.append(input);
    input.click();
  });
}

async function shrink(file: File): Promise<string> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.78));
    return showBlob(small && small.size < file.size ? small : file);
  } catch {
    // A browser that cannot draw it sends it as it is; the server judges.
    return showBlob(file);
  }
}

export async function choosePhotos(count: number): Promise<string[]> {
  const files = await pick();
  return Promise.all(files.slice(0, count).map(shrink));
}
