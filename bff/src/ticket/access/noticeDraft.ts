/** One notice before it is known whose phones it reaches. Types only. */
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';

/** The requester, or a post of the administration; which people hold it, the store knows. */
export type Addressee =
  | { to: 'requester' }
  /** Neighbours who joined. */
  | { to: 'joiners' }
  | { to: 'handlers' | 'head' | 'firstResponsible'; unitId: string }
  | { to: 'dispatchers' | 'supervisors' };

export interface NoticeDraft {
  addressee: Addressee;
  template: NoticeTemplate;
  /** At most five Chinese characters, as a field of kind `phrase` holds. */
  status: string;
  note: string;
  urgent: boolean;
}
