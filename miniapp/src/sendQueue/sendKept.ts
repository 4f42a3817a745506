/** A photo from the shelf to the server; undefined when the phone has thrown it away meanwhile. */
import { uploadPhoto } from '@/api/client';
import { openPhoto } from '@/device/photoShelf';
import type { KeptPhoto } from '@/device/keptPhoto';

export async function sendKept({ key, path }: KeptPhoto): Promise<string | undefined> {
  const open = await openPhoto(path);
  return open === '' ? undefined : (await uploadPhoto(open, key)).id;
}
