/** The web's photos by their blob address, so that they can be kept without asking the network for them. */
const blobs = new Map<string, Blob>();

export function showBlob(blob: Blob): string {
  const address = URL.createObjectURL(blob);
  blobs.set(address, blob);
  return address;
}

export const blobAt = (address: string): Blob | undefined => blobs.get(address);

export function forgetBlob(address: string): void {
  URL.revokeObjectURL(address);
  blobs.delete(address);
}
