/**
 * A quarter of everyday tickets, so that lists, maps, scores and suggestions have something to show. Chosen by chance
 * from the matters of everydayMatters.ts, in the season they come in; the same number and day give the same tickets.
 */
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { Limit, TicketStatus } from '@jsjb/shared/ticket/ticket';
import { SHOWCASE_GRID, showcaseUnits } from './accounts';
import { everydayMatters, type Matter } from './everydayMatters';
import { residentId } from './people';
import { createRandom, type Random } from './random';
import type { City, DemoCallback, DemoTicket, DemoTurn, Grid } from './types';

export const PAST_TICKETS = 420;
export const PAST_DAYS = 100;
/** Nobody is forgotten for longer than that. */
const FORGOTTEN_HOURS = 15 * 24;
/** The last days are told in more detail: that is where tickets are still on their way. */
const RECENT = { tickets: 70, hours: 60 } as const;
/** For so many hours after it was opened nobody wonders that a ticket is still on its way. */
const underWay: Record<Limit, number> = { instant: 1, '3h': 2, '24h': 20, '3d': 60, '5d': 110 };
/** The first residents play in the written samples; these have only the past. */
const RESIDENTS = { from: 21, count: 20 } as const;
const HOUR_MS = 3_600_000;

type Weighted<T> = readonly (readonly [weight: number, value: T])[];

function choose<T>(options: Weighted<T>, random: Random): T {
  let left = random.next() * options.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of options) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error('Nothing to choose from');
}

/** How tickets stand by now, by how long ago they were opened. */
const settled: Weighted<TicketStatus> = [
  [97, 'closed'],
  [3, 'shelved'],
];
const late: Weighted<TicketStatus> = [
  [82, 'closed'],
  [13, 'handling'],
  [3, 'returnReview'],
  [2, 'pendingSign'],
];
const waiting: Weighted<TicketStatus> = [
  [26, 'handling'],
  [18, 'pendingSign'],
  [12, 'reported'],
  [10, 'pendingCallback'],
  [6, 'pendingReview'],
  [4, 'submitted'],
  [2, 'returnReview'],
];
const recent: Weighted<TicketStatus> = [[22, 'closed'], ...waiting];
const turns: Weighted<DemoTurn | null> = [
  [80, null],
  [6, 'unanswered'],
  [6, 'redone'],
  [4, 'returned'],
  [4, 'urged'],
];
/** 1 is the usual speed; a unit three times as slow comes too late. */
const paces: Weighted<number> = [
  [60, 1],
  [22, 0.4],
  [11, 1.5],
  [7, 3],
];
/** Nobody closes over a dissatisfied resident: that is the turn `redone`. */
const callbacks: Weighted<DemoCallback> = [
  [30, { solved: true, satisfaction: 'satisfied', words: '来得快，问题解决了，谢谢。' }],
  [22, { solved: true, satisfaction: 'satisfied', words: '打电话说得清楚，第二天就来人了。' }],
  [18, { solved: true, satisfaction: 'satisfied', words: '满意，希望一直这样。' }],
  [14, { solved: true, satisfaction: 'fairlySatisfied', words: '修好了，就是等得久了点。' }],
  [6, { solved: true, satisfaction: 'fairlySatisfied', words: '目前可以，过段时间再看看。' }],
];

const hours = ['早上七八点', '中午', '下午放学那会儿', '晚上八九点', '后半夜'] as const;
const days = ['昨天', '前天', '上周', '这两天', '大前天'] as const;

/** Chinese habit writes small counts as words. */
const counts = ['两', '三', '四', '五'] as const;

const fillIn = (text: string, random: Random): string =>
  text
    .replaceAll('{day}', random.pick(days))
    .replaceAll('{hour}', random.pick(hours))
    .replaceAll('{n}', random.pick(counts))
    .replaceAll('{floor}', random.pick(['二', '三', '四', '五', '六']))
    .replaceAll('{degrees}', random.pick(['十四', '十五', '十六']));

const monthOf = (at: Date): number => Number(localDate(at).slice(5, 7));

const inSeason = ({ months }: Matter, at: Date): boolean => !months || months.includes(monthOf(at));

function stagesAt(hoursAgo: number, limit: Limit): Weighted<TicketStatus> {
  if (hoursAgo < underWay[limit]) return recent;
  return hoursAgo < FORGOTTEN_HOURS ? late : settled;
}

/** Evenly over the quarter, then the last days; more by day than by night. */
function openedHoursAgo(index: number, now: Date, random: Random): number {
  const left = PAST_TICKETS - index - random.next();
  const older = PAST_TICKETS - RECENT.tickets;
  const ago =
    left < RECENT.tickets
      ? (RECENT.hours * left) / RECENT.tickets
      : RECENT.hours + ((PAST_DAYS * 24 - RECENT.hours) * (left - RECENT.tickets)) / older;
  const at = new Date(now.getTime() - ago * HOUR_MS);
  const localHour = (at.getUTCHours() + 8) % 24;
  // Whoever would have written in the dead of night did so the evening before.
  return localHour < 6 ? ago + localHour + 3 : ago;
}

export function buildPastTickets(city: City, seed: number, now: Date): DemoTicket[] {
  const random = createRandom(seed + 7919);
  const categoryOf = new Map(city.categories.map((category) => [category.path.join('/'), category]));
  const villageOf = new Map(city.areas.map((area) => [area.code, area]));
  const gridOf = new Map(city.grids.map((grid) => [grid.code, grid]));
  const showcase = gridOf.get(SHOWCASE_GRID);
  const posters = city.posters.filter(({ purpose }) => purpose === 'report');

  const isUrban = (grid: Grid): boolean => villageOf.get(grid.villageCode)?.urban === true;

  /** Two of three came from a poster by the stairs; the others say where it is. */
  function placeFor(where: Matter['where'], fresh: boolean) {
    const fits = (grid: Grid) => where === 'any' || isUrban(grid) === (where === 'urban');
    if (fresh && showcase && fits(showcase) && random.next() < 0.15)
      return { grid: showcase, poster: undefined };
    for (;;) {
      const poster = random.next() < 0.66 ? random.pick(posters) : undefined;
      const grid = poster ? gridOf.get(poster.gridId) : random.pick(city.grids);
      if (grid && fits(grid)) return { grid, poster };
    }
  }

  function matterAt(at: Date, shownTo: string | undefined): Matter {
    const season = everydayMatters.filter((matter) => inSeason(matter, at));
    const among = shownTo ? season.filter(({ lead }) => lead === shownTo) : season;
    return choose(
      among.map((matter) => [matter.weight, matter] as const),
      random,
    );
  }

  function ticketAt(index: number): DemoTicket {
    const hoursAgo = openedHoursAgo(index, now, random);
    const fresh = hoursAgo < RECENT.hours;
    // Every third of the last days waits for somebody of the sign-in page, in turn.
    const shownTo = fresh && index % 3 === 0 ? showcaseUnits[(index / 3) % showcaseUnits.length] : undefined;
    const matter = matterAt(new Date(now.getTime() - hoursAgo * HOUR_MS), shownTo);
    const { grid, poster } = placeFor(matter.where, fresh);
    const category = categoryOf.get(matter.category);
    if (!category) throw new Error(`No category ${matter.category}`);
    const stage = matter.atOnce
      ? 'answered'
      : choose(shownTo ? waiting : stagesAt(hoursAgo, category.limit), random);
    const undecided = stage === 'submitted' || stage === 'pendingReview' || stage === 'answered';
    const lead = matter.lead === 'local' ? grid.unitId : matter.lead;
    const answers = [...matter.calls, random.pick(matter.replies)];
    const content = fillIn(random.pick(matter.texts), random);
    return {
      id: `past-${String(index + 1).padStart(3, '0')}`,
      type: matter.type,
      content,
      categoryCode: category.code,
      limit: category.limit === 'instant' ? '24h' : category.limit,
      urgency: random.next() < 0.08 ? 'urgent' : 'normal',
      channel: poster ? 'poster' : random.pick(['miniapp', 'phone', 'phone', 'grid'] as const),
      lineNumber: null,
      posterNumber: poster?.number ?? null,
      gridId: grid.code,
      place: poster?.placeText ?? grid.name,
      requesterId: residentId(RESIDENTS.from + random.int(RESIDENTS.count)),
      anonymous: random.next() < 0.12,
      confidential: false,
      leadUnitId: undecided ? null : lead,
      coUnitIds: undecided || !matter.co ? [] : [matter.co],
      stage,
      submittedHoursAgo: hoursAgo,
      replies: answers.map((text) => ({ unitId: lead, text })),
      callback: stage === 'closed' ? choose(callbacks, random) : null,
      refusal: null,
      pace: choose(paces, random),
      turn: undecided ? null : choose(turns, random),
    };
  }

  return Array.from({ length: PAST_TICKETS }, (_, index) => ticketAt(index));
}
