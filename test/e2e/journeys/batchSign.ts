/** A morning's tickets signed together: one is left out, and one was signed by a colleague while the sheet was open. */
import { people, type City } from '../city';
import type { Screen } from '../screen';
import { dispatched } from './forms';
import { signIn } from './resident';

const WORDS = ['一号楼前的路灯不亮。', '二号楼前的路灯不亮。', '三号楼前的路灯不亮。'];

export async function signsTogether(screen: Screen, city: City): Promise<void> {
  const tickets = [];
  for (const words of WORDS) tickets.push(await dispatched(city, words));
  const [kept, taken, signed] = tickets;
  if (!kept || !taken || !signed) throw new Error('nothing was dispatched');
  await screen.open('account/signin/index');
  await signIn(screen, people.official);
  await screen.open('agency/desk/index');
  await screen.tap('待签收');
  await screen.tap('#batch-open');
  await screen.tap(WORDS[0] ?? '');
  const colleague = await city.as(people.official);
  await colleague.sign({ params: { id: taken.id }, body: { version: taken.version } });
  await screen.tap('#batch-run');
  // The rest are signed all the same.
  await screen.sees('没有签成 1 件');
  await screen.tap('#batch-close');
  await screen.seesNoMore('没有签成');
  await screen.sees(WORDS[0] ?? '');
  await screen.seesNoMore(WORDS[2] ?? '');
  const status = async ({ id }: { id: string }) =>
    (await city.deps.models.tickets.findById(id).lean())?.status;
  const told = [await status(kept), await status(taken), await status(signed)];
  if (told.join() !== 'pendingSign,handling,handling') throw new Error(`signed: ${told.join()}`);
}
