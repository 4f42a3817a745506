import { people, openCity } from '../city';
import { signsTogether } from '../journeys/batchSign';
import { officialsLoginLapses } from '../journeys/forms';
import { roundWithoutSignal } from '../journeys/grid';
import { oneTicketToTheEnd } from '../journeys/mainPath';
import {
  figureOpensItsTickets,
  noticeIsImported,
  oneDisputeToItsRuling,
  supervisionIsRaised,
} from '../journeys/office';
import { signIn } from '../journeys/resident';
import { until } from '../screen';
import { desktop } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('one ticket goes through four pairs of hands, the staff at desktops', async () => {
  const hands = {
    resident: await stage.take(),
    agent: await stage.take(desktop),
    dispatcher: await stage.take(desktop),
    official: await stage.take(),
    gridWorker: await stage.take(),
  };
  await oneTicketToTheEnd(hands, stage.city);
});

test('an official whose login lapses in the middle of a form goes on where it was', async () => {
  await officialsLoginLapses(await stage.take(), stage.city);
});

test('an official signs a morning’s tickets together', async () => {
  await signsTogether(await stage.take(), stage.city);
});

test('a dispute is ruled by a meeting and becomes a precedent', async () => {
  await oneDisputeToItsRuling(
    { dispatcher: await stage.take(desktop), official: await stage.take() },
    stage.city,
  );
});

test('a figure opens its tickets, and supervision is raised on one', async () => {
  const supervisor = await stage.take(desktop);
  await figureOpensItsTickets(supervisor, stage.city);
  await supervisionIsRaised(supervisor, stage.city);
});

test('the notice of a year is read, its faults are named, and it is imported', async () => {
  await noticeIsImported(await stage.take(desktop));
});

test('whoever goes back at once sees the page they came from', async () => {
  const window = await stage.take();
  await window.open('account/signin/index');
  await signIn(window, people.gridWorker);
  await window.tap('#grid-visits');
  await until('the visits', async () => (await window.path()) === 'grid/visits/index');
  await window.back();
  await until('being back', async () => (await window.path()) === 'grid/home/index');
  // Longer than a page takes to leave.
  await window.page.waitForTimeout(600);
  await window.sees('上报问题');
});

test('a grid worker’s round without a signal arrives whole, each thing once', async () => {
  await roundWithoutSignal(await stage.take(), stage.city);
});
