// File functions directly on `wx`, and the manager that carries the rest.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ApiFailure, needText, type WxPart } from './convention';
import type { WxContext } from './index';

export function filesApi({ files }: WxContext): WxPart {
  const existing = (address: string): string => {
    if (!files.exists(address))
      throw new ApiFailure(`no such file or directory, open "${address}"`, { errno: 1300002 });
    return files.resolve(address);
  };
  return {
    async: {
      saveFile: (options) => {
        const source = existing(needText(options, 'tempFilePath'));
        const savedFilePath = files.saved(readFileSync(source), path.extname(source));
        rmSync(source); // saving moves the temporary file
        return { savedFilePath };
      },
      getSavedFileList: () => ({ fileList: files.savedFiles() }),
      getSavedFileInfo: (options) => ({ size: statSync(existing(needText(options, 'filePath'))).size }),
      removeSavedFile: (options) => rmSync(existing(needText(options, 'filePath'))),
      getFileInfo: (options) => {
        const file = existing(needText(options, 'filePath'));
        const digest = createHash(options.digestAlgorithm === 'sha1' ? 'sha1' : 'md5');
        return { size: statSync(file).size, digest: digest.update(readFileSync(file)).digest('hex') };
      },
    },
  };
}
