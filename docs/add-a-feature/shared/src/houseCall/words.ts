/** Chinese labels of house calls. */
import type { HouseCallStatus } from './houseCall';

export const houseCallWords: Record<HouseCallStatus, string> = {
  asked: '等待答复',
  agreed: '已约定',
  done: '已上门',
  declined: '不能上门',
  lapsed: '逾期未答复',
};
