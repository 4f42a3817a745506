/** Where photos lie: on the disk of one machine, or in S3-compatible storage that all processes share. */
import path from 'node:path';
import type { Disk } from 'flydrive';
import { z } from 'zod';

/** For the schema of the environment. */
export const s3Variables = {
  /** Set it to keep photos in S3-compatible storage; private, read only through the server. */
  S3_BUCKET: z.string().min(3).max(63).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** Of anything but AWS: MinIO, OSS, COS. */
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Buckets in the path instead of the host name, as MinIO has them. */
  S3_PATH_STYLE: z.enum(['on', 'off']).default('off'),
};

export type PhotoDiskSettings = z.output<z.ZodObject<typeof s3Variables>> & { DATA_DIR: string };

async function s3Disk(bucket: string, settings: PhotoDiskSettings): Promise<Disk> {
  const { S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = settings;
  // The SDK is large and of no use to a server that keeps its photos itself.
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  const driver = new S3Driver({
    bucket,
    region: S3_REGION,
    visibility: 'private',
    // Most compatible storages know no ACLs; the bucket itself is private.
    supportsACL: false,
    forcePathStyle: S3_PATH_STYLE === 'on',
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}),
    // Without keys those of the machine's role are used.
    ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
      : {}),
  });
  return new Disk(driver);
}

/** Opened by the first who needs it. */
export function photoDisk(settings: PhotoDiskSettings): () => Promise<Disk> {
  const { S3_BUCKET, DATA_DIR } = settings;
  let opened: Promise<Disk> | undefined;
  const local = async () => {
    const [{ Disk }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')]);
    return new Disk(new FSDriver({ location: path.resolve(DATA_DIR, 'photos'), visibility: 'private' }));
  };
  return () => (opened ??= S3_BUCKET ? s3Disk(S3_BUCKET, settings) : local());
}
