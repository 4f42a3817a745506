/** How a decision of the centre reads and looks. */
import type { Tone } from '@/components/tone';

export const decisionWords: Readonly<Record<string, string>> = {
  approved: '已同意',
  rejected: '未同意',
  ruled: '已裁定',
};
export const decisionTones: Readonly<Record<string, Tone>> = {
  approved: 'success',
  rejected: 'danger',
  ruled: 'info',
};
