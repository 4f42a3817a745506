// Photos, videos, the scanner, the album and previews.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MediaFile } from '../device';
import { ApiFailure, needList, needText, type Options, type WxPart } from './convention';
import type { WxContext } from './index';

const isVideo = (name: string): boolean => /\.(mp4|mov)$/i.test(name);
const loadSharp = async () => (await import('sharp')).default;

export function mediaApi({ host, consent, files }: WxContext): WxPart {
  const { answers } = host.device;

  const load = (file: MediaFile): { name: string; bytes: Buffer } =>
    typeof file === 'string' ? { name: path.basename(file), bytes: readFileSync(file) } : file;
  const pick = async (
    api: string,
    options: Options,
  ): Promise<{ name: string; url: string; size: number }[]> => {
    await consent.privacy(api);
    const sources = (options.sourceType ?? ['album', 'camera']) as string[];
    if (sources.length === 1 && sources[0] === 'camera') consent.scope('scope.camera');
    const chosen = answers.media.shift() ?? 'cancel';
    if (chosen === 'cancel') throw new ApiFailure('cancel');
    const count = typeof options.count === 'number' ? options.count : 9;
    return chosen.slice(0, count).map((file) => {
      const { name, bytes } = load(file);
      return { name, url: files.temp(bytes, path.extname(name) || '.jpg'), size: bytes.byteLength };
    });
  };
  const imageInfo = async (source: string) => {
    if (!files.exists(source)) throw new ApiFailure('file not found');
    const {
      width = 0,
      height = 0,
      format = 'unknown',
    } = await (await loadSharp())(files.resolve(source)).metadata();
    return { width, height, type: format, path: source, orientation: 'up' };
  };

  return {
    async: {
      chooseMedia: async (options) => {
        const chosen = await pick('chooseMedia', options);
        const kinds = chosen.map((file) => (isVideo(file.name) ? 'video' : 'image'));
        const tempFiles = chosen.map((file, at) => ({
          tempFilePath: file.url,
          size: file.size,
          fileType: kinds[at],
          ...(kinds[at] === 'video'
            ? { duration: 5, width: 1280, height: 720, thumbTempFilePath: file.url }
            : {}),
        }));
        return { tempFiles, type: new Set(kinds).size > 1 ? 'mix' : (kinds[0] ?? 'image') };
      },
      chooseImage: async (options) => {
        const chosen = await pick('chooseImage', options);
        return {
          tempFilePaths: chosen.map((file) => file.url),
          tempFiles: chosen.map((file) => ({ path: file.url, size: file.size })),
        };
      },
      chooseMessageFile: async (options) => {
        const chosen = await pick('chooseMessageFile', options);
        return {
          tempFiles: chosen.map(({ name, url, size }) => ({ name, path: url, size, type: 'file', time: 0 })),
        };
      },
      getImageInfo: (options) => imageInfo(needText(options, 'src')),
      compressImage: async (options) => {
        const source = needText(options, 'src');
        if (!files.exists(source)) throw new ApiFailure('file not found');
        const { compressedWidth: width, compressedHeight: height, quality } = options;
        const image = (await loadSharp())(files.resolve(source)).rotate();
        if (typeof width === 'number' || typeof height === 'number')
          image.resize({
            ...(typeof width === 'number' ? { width } : {}),
            ...(typeof height === 'number' ? { height } : {}),
            fit: 'fill',
          });
        const bytes = await image
          .jpeg({ quality: typeof quality === 'number' ? Math.max(1, quality) : 80 })
          .toBuffer();
        return { tempFilePath: files.temp(bytes, '.jpg') };
      },
      saveImageToPhotosAlbum: async (options) => {
        await consent.privacy('saveImageToPhotosAlbum');
        consent.scope('scope.writePhotosAlbum');
        if (!files.exists(needText(options, 'filePath'))) throw new ApiFailure('file not found');
      },
      previewImage: (options) => {
        if (needList(options, 'urls').length === 0) throw new ApiFailure('urls should not be empty');
      },
      previewMedia: (options) => {
        if (needList(options, 'sources').length === 0) throw new ApiFailure('sources should not be empty');
      },
      scanCode: () => {
        const next = answers.scans.shift() ?? 'cancel';
        if (next === 'cancel') throw new ApiFailure('cancel');
        const scan = typeof next === 'string' ? { result: next } : next;
        const rawData = Buffer.from(scan.result).toString('base64');
        return { scanType: 'QR_CODE', charSet: 'UTF-8', rawData, ...scan };
      },
    },
  };
}
