/** One notice before it is known whose phones it reaches. Types only. */
import type { SeatName } from '@jsjb/shared/duty/duty';
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';

export type StaffAddressee =
  { to: 'handlers' | 'head' | 'firstResponsible'; unitId: string } | { to: 'dispatchers' | 'supervisors' };

/** The requester, or a post of the administration; which people hold it, the store knows. */
export type Addressee =
  | { to: 'requester' }
  /** Neighbours who joined. */
  | { to: 'joiners' }
  | StaffAddressee;

export interface NoticeDraft {
  addressee: Addressee;
  template: NoticeTemplate;
  /** At most five Chinese characters, as a field of kind `phrase` holds. */
  status: string;
  note: string;
  /** Where it matters who reads it: the words for whoever was reached in the end. */
  noteFor?: (seat: SeatName) => string;
  urgent: boolean;
}
