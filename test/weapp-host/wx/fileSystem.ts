// wx.getFileSystemManager: each operation once, as the …Sync function and as the callback one.
import * as fs from 'node:fs';
import path from 'node:path';
import { fromAppBytes } from '../app/realm';
import type { AppObject } from '../app/sandbox';
import { ApiFailure, callback, failureOf, type Options, type WxPart } from './convention';
import type { FileStore } from './fileStore';
import type { WxContext } from './index';

interface Operation {
  /** Names of the positional parameters of the Sync form. */
  params: string[];
  run(options: Options): AppObject | undefined;
  /** Which field of the answer the Sync form returns. */
  returns?: string;
}

const NO_SUCH_FILE = 1300002;
const ENCODINGS: Record<string, BufferEncoding> = {
  ascii: 'ascii',
  base64: 'base64',
  binary: 'binary',
  hex: 'hex',
  ucs2: 'ucs2',
  'utf-8': 'utf8',
  utf8: 'utf8',
  latin1: 'latin1',
};

function operations(files: FileStore): Record<string, Operation> {
  const at = (options: Options, key: string): string => {
    const address = String(options[key]);
    if (!files.exists(address))
      throw new ApiFailure(`no such file or directory, open "${address}"`, { errno: NO_SUCH_FILE });
    return files.resolve(address);
  };
  const bytesOf = (options: Options): Buffer =>
    fromAppBytes(options.data) ??
    Buffer.from(String(options.data), ENCODINGS[String(options.encoding ?? 'utf8')]);
  /** Runs it and answers with nothing. */
  const doing =
    (run: (options: Options) => void) =>
    (options: Options): undefined =>
      void run(options);

  return {
    access: { params: ['path'], run: doing((o) => at(o, 'path')) },
    readFile: {
      params: ['filePath', 'encoding'],
      returns: 'data',
      run: (o) => {
        const bytes = fs.readFileSync(at(o, 'filePath'));
        return { data: o.encoding === undefined ? bytes : bytes.toString(ENCODINGS[String(o.encoding)]) };
      },
    },
    writeFile: {
      params: ['filePath', 'data', 'encoding'],
      run: doing((o) => files.write(String(o.filePath), bytesOf(o))),
    },
    appendFile: {
      params: ['filePath', 'data', 'encoding'],
      run: doing((o) => fs.appendFileSync(at(o, 'filePath'), bytesOf(o))),
    },
    copyFile: {
      params: ['srcPath', 'destPath'],
      run: doing((o) => files.write(String(o.destPath), fs.readFileSync(at(o, 'srcPath')))),
    },
    rename: {
      params: ['oldPath', 'newPath'],
      run: doing((o) => fs.renameSync(at(o, 'oldPath'), files.resolveWritable(String(o.newPath)))),
    },
    unlink: { params: ['filePath'], run: doing((o) => fs.unlinkSync(at(o, 'filePath'))) },
    mkdir: {
      params: ['dirPath', 'recursive'],
      run: doing((o) =>
        fs.mkdirSync(files.resolveWritable(String(o.dirPath)), { recursive: o.recursive === true }),
      ),
    },
    rmdir: {
      params: ['dirPath', 'recursive'],
      run: (o) => {
        const dir = at(o, 'dirPath');
        if (o.recursive === true) fs.rmSync(dir, { recursive: true });
        else fs.rmdirSync(dir);
        return undefined;
      },
    },
    readdir: {
      params: ['dirPath'],
      returns: 'files',
      run: (o) => ({ files: fs.readdirSync(at(o, 'dirPath')) }),
    },
    stat: {
      params: ['path'],
      returns: 'stats',
      run: (o) => {
        const stats = fs.statSync(at(o, 'path'));
        const { mode, size, atimeMs, mtimeMs } = stats;
        return {
          stats: {
            mode,
            size,
            lastAccessedTime: Math.floor(atimeMs / 1000),
            lastModifiedTime: Math.floor(mtimeMs / 1000),
            isDirectory: () => stats.isDirectory(),
            isFile: () => stats.isFile(),
          },
        };
      },
    },
    saveFile: {
      params: ['tempFilePath', 'filePath'],
      returns: 'savedFilePath',
      run: (o) => {
        const source = at(o, 'tempFilePath');
        const bytes = fs.readFileSync(source);
        if (typeof o.filePath === 'string') files.write(o.filePath, bytes);
        const savedFilePath =
          typeof o.filePath === 'string' ? o.filePath : files.saved(bytes, path.extname(source));
        fs.rmSync(source);
        return { savedFilePath };
      },
    },
    getFileInfo: { params: ['filePath'], run: (o) => ({ size: fs.statSync(at(o, 'filePath')).size }) },
    removeSavedFile: { params: ['filePath'], run: doing((o) => fs.rmSync(at(o, 'filePath'))) },
    getSavedFileList: { params: [], run: () => ({ fileList: files.savedFiles() }) },
    truncate: {
      params: ['filePath', 'length'],
      run: doing((o) => fs.truncateSync(at(o, 'filePath'), Number(o.length ?? 0))),
    },
  };
}

export function fileSystemApi({ host, files }: WxContext): WxPart {
  const manager: AppObject = {};
  for (const [name, { params, run, returns }] of Object.entries(operations(files))) {
    manager[name] = (options: Options = {}) => {
      const tell = (handler: string, result: AppObject): void =>
        void [handler, 'complete'].forEach((key) => callback(options, key)?.(host.toApp(result)));
      setTimeout(() =>
        host.guard(() => {
          try {
            tell('success', { errMsg: `${name}:ok`, ...run(options) });
          } catch (error) {
            tell('fail', failureOf(name, error));
          }
        }),
      );
    };
    manager[`${name}Sync`] = (...args: unknown[]) => {
      try {
        const given = args.map((value, at) => [params[at] ?? `extra${at}`, value]);
        const answer = run(Object.fromEntries(given) as Options);
        return host.toApp(returns ? answer?.[returns] : undefined);
      } catch (error) {
        throw host.box.error(String(failureOf(`${name}Sync`, error).errMsg));
      }
    };
  }
  return { sync: { getFileSystemManager: () => manager } };
}
