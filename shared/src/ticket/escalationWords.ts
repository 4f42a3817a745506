/** What each reminder says to each of its readers: what they now answer for. Data; every rung has words of its own. */
import type { SeatName } from '../duty/duty';
import type { AlarmLevel, Audience } from './ticket';

interface Rung {
  /** At most five Chinese characters, as WeChat's field of kind `phrase` holds. */
  status: string;
  words: Record<Audience, string>;
}

export const escalationWords: Record<AlarmLevel, Rung> = {
  yellow: {
    status: '即将到期',
    words: {
      handlers: '快到时限了，请抓紧办理并反馈；确实办不完的，到期前申请延期。',
      head: '本单位的工单快到时限，请看看是不是有人在办。',
      firstResponsible: '您单位的工单快到时限，请过问。',
      dispatchers: '承办单位的时限快到了，请提醒一声。',
      supervisors: '承办单位的时限快到了，请留意。',
    },
  },
  red: {
    status: '已经超期',
    words: {
      handlers: '已经超过时限，从现在起计入超期。请马上办理，并告诉反映人什么时候办好。',
      head: '本单位的工单已经超期，请安排人马上办。',
      firstResponsible: '您单位的工单已经超期，请过问。',
      dispatchers: '承办单位已经超期。请催办，并核对是不是派对了单位。',
      supervisors: '承办单位已经超期，请留意。',
    },
  },
  unitHead: {
    status: '请您督促',
    words: {
      handlers: '已经提醒单位负责人，请马上办理并说明原因。',
      head: '本单位的工单超期未办结，现在由您督促：今天谁去办、什么时候办完。',
      firstResponsible: '您单位的工单超期未办结，请您安排人马上办，今天有结果。',
      dispatchers: '超期未办结，到了单位负责人督促的一级，请跟进到办结。',
      supervisors: '超期未办结，到了单位负责人督促的一级，请留意进展。',
    },
  },
  firstResponsible: {
    status: '请您负责',
    words: {
      handlers: '已经提醒第一责任人，请马上办理并说明原因。',
      head: '这件工单已报第一责任人，请当面说明原因和办结时间。',
      firstResponsible: '这件工单超期仍未办结，从现在起由您以第一责任人的身份负责到底。',
      dispatchers: '超期未办结，到了第一责任人负责的一级，请跟进到办结。',
      supervisors: '超期未办结，到了第一责任人负责的一级，请督促承办单位定人、定时办结。',
    },
  },
  daily: {
    status: '日常督办',
    words: {
      handlers: '已列入日常督办，办理情况会被逐日查看。',
      head: '已列入日常督办。请向督查室说明为什么超期、哪天办结。',
      firstResponsible: '您单位的工单已列入日常督办，请督促限期办结。',
      dispatchers: '已列入日常督办，请每天跟进。',
      supervisors: '超期未办结，已列入日常督办，请督促承办单位限期办结。',
    },
  },
  key: {
    status: '重点督办',
    words: {
      handlers: '已列入重点督办，请按第一责任人的安排限期办结。',
      head: '已列入重点督办，请协助第一责任人限期办结。',
      firstResponsible: '已列入重点督办。请您亲自研究，定下办法和日期，并向督查室书面说明。',
      dispatchers: '已列入重点督办，请配合督查室。',
      supervisors: '日常督办后仍未办结，已列入重点督办，请约第一责任人说明情况。',
    },
  },
  taskForce: {
    status: '专班调度',
    words: {
      handlers: '已由专班调度，请按调度意见马上办理。',
      head: '已由专班调度，请到场说明情况。',
      firstResponsible: '已升为专班调度。请您到场参加调度，落实办法，直到办结。',
      dispatchers: '已升为专班调度，请准备工单全部记录。',
      supervisors: '重点督办后仍未办结，已升为专班调度，请召集有关单位当面解决。',
    },
  },
  returnLate: {
    status: '退单待审',
    words: {
      handlers: '退单还在审核，批准之前请照常办理。',
      head: '退单还在审核，批准之前请照常办理。',
      firstResponsible: '退单还在审核，批准之前请照常办理。',
      dispatchers: '退单审核已经超时，这段时间由中心负责，请马上审核。',
      supervisors: '中心审核退单已经超时，请督促中心。',
    },
  },
  centreLate: {
    status: '中心超时',
    words: {
      handlers: '工单在中心等候超时，不计入您单位的时间。',
      head: '工单在中心等候超时，不计入您单位的时间。',
      firstResponsible: '工单在中心等候超时，不计入您单位的时间。',
      dispatchers: '工单在中心等候已经超时，这段时间由中心负责，请马上处理。',
      supervisors: '工单在中心等候已经超时，请督促中心马上处理。',
    },
  },
  centreSupervised: {
    status: '中心督办',
    words: {
      handlers: '工单在中心等候超时，中心已被督办，不计入您单位的时间。',
      head: '工单在中心等候超时，中心已被督办，不计入您单位的时间。',
      firstResponsible: '工单在中心等候超时，中心已被督办，不计入您单位的时间。',
      dispatchers: '工单在中心等候超时，已列入督办。请马上处理，并向督查室说明原因。',
      supervisors: '工单在中心等候超时，已列入督办，请向中心问明原因和处理时间。',
    },
  },
};

/** As whom each seat is spoken to: who stands in answers as the one away, and the rest of the centre as its dispatchers. */
const spokenTo: Record<SeatName, Audience> = {
  handlers: 'handlers',
  head: 'head',
  firstResponsible: 'firstResponsible',
  deputy: 'firstResponsible',
  supervisors: 'supervisors',
  dispatchers: 'dispatchers',
  admins: 'dispatchers',
  agents: 'dispatchers',
};

/** To whoever was reached, whomever it was meant for. */
export const escalationNote = (level: AlarmLevel, seat: SeatName): string =>
  escalationWords[level].words[spokenTo[seat]];
