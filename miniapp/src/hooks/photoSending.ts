/** How a photo of a form is sent: by who is signed in, unless the page around the form has another way. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import { createContext } from 'react';
import { uploadPhoto } from '@/api/client';

/** The key makes a photo sent twice one photo. */
export type SendPhoto = (
  path: string,
  key: string,
  onProgress?: (percent: number) => void,
) => Promise<PhotoView>;

export const PhotoSending = createContext<SendPhoto>(uploadPhoto);
