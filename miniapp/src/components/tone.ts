/** Meaning before colour: every tone has its own icon, so it is never told by colour alone. */
import type { IconName } from '@/theme/icons';

export type Tone = 'neutral' | 'info' | 'success' | 'warn' | 'danger';

/** How something stands, at a glance. */
export interface Look {
  tone: Tone;
  icon: IconName;
}

export const toneIcons: Record<Tone, IconName> = {
  neutral: 'circle-check',
  info: 'clock',
  success: 'circle-check',
  warn: 'triangle-alert',
  danger: 'circle-alert',
};
