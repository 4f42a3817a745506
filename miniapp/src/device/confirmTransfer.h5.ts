/** Money can only be confirmed within WeChat. */
import type { Confirmed, Transfer } from './confirmTransfer';

export const canConfirm = false;

export const confirmTransfer = (_: Transfer): Promise<Confirmed> => Promise.resolve('tooOld');
