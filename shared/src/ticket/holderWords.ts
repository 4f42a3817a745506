/** How whoever has a ticket is called. */
export const centreName = '接诉即办中心';

/** The one who reads it, and everybody else. */
export const requesterWords = { own: '等您答复', other: '等市民答复' } as const;

export const nobodyWords = { shelved: '列入计划', merged: '随主单办理', ended: '办结以后' } as const;
