/** How whoever has a ticket is called, and what the centre has to do with it. */
import type { CentreTask } from './terms';
export const centreName = '接诉即办中心';

/** The one who reads it, and everybody else. */
export const requesterWords = { own: '等您答复', other: '等市民答复' } as const;

export const nobodyWords = { shelved: '列入计划', merged: '随主单办理', ended: '办结以后' } as const;

export const centreTaskWords: Record<CentreTask, string> = {
  accept: '受理',
  review: '审核派单',
  verify: '核验',
  callback: '回访',
};
