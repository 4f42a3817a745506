/** Chinese labels of seats, and the sentences that say whom a message reached. */
import type { Gap, Heard, Seat, SeatName } from './duty';

export const seatWords: Record<SeatName, string> = {
  handlers: '承办人',
  head: '负责人',
  firstResponsible: '第一责任人',
  deputy: '代理人',
  supervisors: '督查室',
  dispatchers: '派单员',
  admins: '管理员',
  agents: '受理员',
};

const gapWords: Record<Gap, (seat: string) => string> = {
  unset: (seat) => `未设${seat}`,
  left: (seat) => `${seat}已不在岗`,
  away: (seat) => `${seat}请假`,
  neverSignedIn: (seat) => `${seat}还没有登录过`,
};

type UnitName = (id: string) => string;

const seatIn = ({ seat, unitId }: Seat, unitName: UnitName): string =>
  `${unitId === undefined ? '' : unitName(unitId)}${seatWords[seat]}`;

/** Why it did not reach whom it was meant for; empty when it did. */
export function gapIn({ asked, gap }: Heard, unitName: UnitName): string {
  if (!gap) return '';
  const unit = asked.unitId === undefined ? '' : unitName(asked.unitId);
  return `${unit}${gapWords[gap](seatWords[asked.seat])}`;
}

/** For the log: whom it reached, and how many. */
export function heardWords(heard: Heard, unitName: UnitName): string {
  const { to, count } = heard;
  const why = gapIn(heard, unitName);
  if (!to) return `${why ? `${why}，` : ''}没有可以告知的人，请管理员补齐人员`;
  const who = `${seatIn(to, unitName)} ${count} 人`;
  return why ? `${why}，已转告${who}` : `已告知${who}`;
}
