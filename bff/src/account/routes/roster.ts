/** The roster of staff. */
import type { rosterEndpoints } from '@jsjb/shared/account/rosterContract';
import { AppError } from '@jsjb/shared/kit/errors';
import { importRoster } from '../commands/importRoster';
import { resetSecondFactor } from '../commands/resetSecondFactor';
import { StartupError } from '../../platform/startupError';
import { TableTooBig, tableOf, tooBigWords } from '../../platform/tables/readTable';
import type { Handlers } from '../../platform/features/feature';

export const rosterHandlers: Handlers<typeof rosterEndpoints> = {
  resetSecondFactor: async ({ body, caller, deps }) => resetSecondFactor(body, deps, caller),
  importRoster: async ({ query, file, caller, deps }) => {
    const rows = await tableOf(file, '名册').catch((cause: unknown) => {
      if (!(cause instanceof StartupError)) throw cause;
      const tooBig = cause instanceof TableTooBig;
      throw new AppError('INVALID', {
        userMessage: tooBig ? tooBigWords : '这个文件读不出表格，请用 xlsx 或 CSV。',
        fields: { file: tooBig ? '文件太大' : '不是可用的表格' },
        cause,
      });
    });
    const options = { write: query.write === 'yes', disableMissing: query.disableMissing === 'yes' };
    return importRoster(rows, options, deps, caller);
  },
};
