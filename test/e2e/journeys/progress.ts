/** Who called 12345 and has no account: looks up their matter by number, and gives the verdict on it. */
import { people, type City } from '../city';
import { until, type Screen } from '../screen';

const PHONE = '0935-8212345';
const PROOF = '2345';

/** Taken down on the telephone, dispatched, handled and reported. */
async function reportedCall(city: City, content: string): Promise<{ id: string; number: string }> {
  const [agent, dispatcher, official] = await Promise.all([
    city.as(people.agent),
    city.as(people.dispatcher),
    city.as(people.official),
  ]);
  const { posts } = (await official.readMe({})) as { posts: { unitId?: string }[] };
  const [category] = (await agent.listCategories({})).items;
  const contact = { name: '赵大爷', phone: PHONE };
  const { id, number } = await agent.submitTicket({
    body: { content, place: { text: '昌荣里 3 号楼' }, contact, onBehalf: true },
    key: crypto.randomUUID(),
  });
  const params = { id };
  await agent.accept({ params, body: { version: 1 } });
  const dispatch = {
    leadUnitId: posts[0]?.unitId ?? '',
    mode: 'direct' as const,
    category: category?.code ?? '',
    limit: '5d' as const,
  };
  await dispatcher.dispatch({ params, body: { version: 2, ...dispatch } });
  await official.sign({ params, body: { version: 3 } });
  await official.contact({ params, body: { version: 4, method: 'phone', reached: true } });
  await official.report({ params, body: { version: 5, text: '已经更换灯泡，当晚亮灯。', solved: true } });
  return { id, number };
}

export async function asks(screen: Screen, number: string, proof: string): Promise<void> {
  await screen.type('progress-number', number);
  await screen.type('progress-proof', proof);
  await screen.tap('#progress-ask');
}

/** From home to the verdict, without signing in. */
export async function judgesByNumber(screen: Screen, city: City): Promise<void> {
  const { id, number } = await reportedCall(city, '楼道的灯不亮三天了，上下楼看不见台阶。');
  await screen.open('pages/home/index');
  await screen.tap('#ask-progress');
  await asks(screen, number, '0000');
  await screen.sees('今天还可以再试');
  await asks(screen, ` ${number.slice(0, 8)} ${number.slice(8)}`, PROOF);
  await screen.sees('已经更换灯泡，当晚亮灯。');
  await screen.sees('前办好');
  const seen = await screen.text();
  for (const secret of ['上下楼看不见台阶', '昌荣里', '赵大爷', PHONE])
    if (seen.includes(secret)) throw new Error(`${secret} is shown`);
  await screen.tap('#progress-verdict');
  await screen.tap('没解决');
  await screen.type('form-text', '晚上还是不亮。');
  await screen.tap('#action-submit');
  await screen.sees('您说：没解决');
  const ticket = await until('the ticket being handled again', async () => {
    const read = await (await city.as(people.agent)).readTicket({ params: { id } });
    return read.status === 'handling' && read;
  });
  if (!ticket.timeline.some(({ who }) => who === '市民（凭编号）'))
    throw new Error('not said to be by number');
}
