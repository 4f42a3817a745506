/** Every page of the product with somebody who works on it: looked at in Chromium, opened and measured on the phone. */
import { POSTER, type City, type people } from './city';
import { handled } from './journeys/forms';
import { deliverDue } from '../harness/deliver';

export interface Sight {
  /** Names its pictures. */
  name: string;
  /** A stranger otherwise. */
  person?: keyof typeof people;
  /** As in app.json, with a query where it needs one; a word in capitals stands for an id found by preparedSights. */
  path: string;
  /** The web's own address where it differs. */
  web?: string;
  /** Tapped before it is looked at. */
  opens?: string;
}

const home = 'pages/home/index';

export const sights: readonly Sight[] = [
  { name: 'home-stranger', path: home, web: '' },
  { name: 'signin', path: 'account/signin/index' },
  { name: 'home', person: 'neighbour', path: home, web: '' },
  { name: 'home-dispatcher', person: 'dispatcher', path: home, web: '' },
  { name: 'tickets', person: 'neighbour', path: 'pages/tickets/index' },
  { name: 'me', person: 'neighbour', path: 'pages/me/index' },
  { name: 'me-official', person: 'official', path: 'pages/me/index' },
  { name: 'submit', person: 'neighbour', path: 'resident/submit/index' },
  { name: 'progress', path: 'resident/progress/index' },
  { name: 'resident-ticket', person: 'neighbour', path: 'pages/tickets/index', opens: '.ticket-card' },
  { name: 'rate', person: 'served', path: 'pages/tickets/index', opens: '.ticket-card' },
  { name: 'center', person: 'dispatcher', path: 'center/desk/index' },
  { name: 'center-ticket', person: 'dispatcher', path: 'center/ticket/index?id=TICKET' },
  { name: 'intake', person: 'agent', path: 'center/intake/index' },
  { name: 'agency', person: 'official', path: 'agency/desk/index' },
  { name: 'agency-ticket', person: 'official', path: 'agency/desk/index', opens: '.ticket-card, .trow' },
  { name: 'grid', person: 'gridWorker', path: 'grid/home/index' },
  { name: 'grid-report', person: 'gridWorker', path: 'grid/fieldReport/index' },
  { name: 'grid-visits', person: 'gridWorker', path: 'grid/visits/index' },
  { name: 'scores', person: 'supervisor', path: 'office/scores/index' },
  { name: 'score-row', person: 'supervisor', path: 'office/scores/index', opens: '.ranking__row' },
  { name: 'score-cases', person: 'dispatcher', path: 'office/cases/index?period=2026&rate=finish&by=unit' },
  { name: 'exclusions', person: 'supervisor', path: 'office/exclusions/index' },
  { name: 'rulings', person: 'dispatcher', path: 'office/rulings/index' },
  { name: 'supervision', person: 'supervisor', path: 'office/supervision/index' },
  { name: 'rules', person: 'admin', path: 'office/rules/index' },
  { name: 'office-ticket', person: 'supervisor', path: 'office/ticket/index?id=TICKET' },
  { name: 'grid-ticket', person: 'gridWorker', path: 'grid/ticket/index?id=OWNGRID' },
  { name: 'leader', person: 'leader', path: 'leader/home/index' },
  { name: 'leader-tickets', person: 'leader', path: 'leader/tickets/index' },
  { name: 'leader-ticket', person: 'leader', path: 'leader/tickets/index', opens: '.ticket-card, .trow' },
  { name: 'inbox', person: 'neighbour', path: 'account/inbox/index' },
  { name: 'posts', person: 'official', path: 'account/posts/index' },
  { name: 'factor', person: 'dispatcher', path: 'account/factor/index' },
  { name: 'profile', person: 'neighbour', path: 'account/profile/index' },
  { name: 'my-data', person: 'neighbour', path: 'account/data/index' },
  { name: 'review', person: 'dispatcher', path: 'center/review/index' },
  { name: 'posters', person: 'dispatcher', path: 'admin/posters/index' },
  { name: 'roster', person: 'admin', path: 'admin/roster/index' },
  { name: 'suggestions', person: 'neighbour', path: 'suggestion/home/index' },
  { name: 'suggestion-new', person: 'neighbour', path: 'suggestion/submit/index' },
  { name: 'suggestion', person: 'dispatcher', path: 'suggestion/detail/index?id=SUGGESTION' },
  { name: 'suggestion-adopted', person: 'neighbour', path: 'suggestion/adopted/index?id=ADOPTED' },
  { name: 'campaign', person: 'neighbour', path: 'suggestion/campaign/index?id=CAMPAIGN' },
  { name: 'campaigns', person: 'dispatcher', path: 'suggestion/campaigns/index' },
  { name: 'suggestions-desk', person: 'dispatcher', path: 'suggestion/desk/index' },
  { name: 'rewards', person: 'dispatcher', path: 'suggestion/rewards/index' },
  { name: 'reward', person: 'dispatcher', path: 'suggestion/reward/index?id=REWARD' },
  { name: 'ledger', person: 'admin', path: 'suggestion/ledger/index' },
];

/** Lays out what the pages need to have something to show; gives them with the ticket's id filled in. */
export async function preparedSights(city: City): Promise<Sight[]> {
  await handled(city, '单元门口的路灯不亮，晚上看不清台阶。');
  const { id: ownGrid } = await handled(city, '楼道里堆着杂物，走路要侧身。', city.scene(POSTER));
  // The scores follow what has happened.
  await deliverDue(city.deps);
  const { tickets, suggestions, campaigns, rewards } = city.deps.models;
  const found = {
    TICKET: tickets.findOne({ status: 'handling' }).lean(),
    SUGGESTION: suggestions.findOne({ status: 'forwarded' }).lean(),
    ADOPTED: suggestions.findOne({ 'publication.at': { $exists: true } }).lean(),
    CAMPAIGN: campaigns.findOne().lean(),
    REWARD: rewards.findOne().lean(),
  };
  const ids = new Map<string, string>([['OWNGRID', ownGrid]]);
  for (const [word, document] of Object.entries(found)) ids.set(word, String((await document)?._id));
  return sights.map((sight) => ({
    ...sight,
    path: sight.path.replace(/(?<=id=)[A-Z]+$/, (word) => ids.get(word) ?? word),
  }));
}
