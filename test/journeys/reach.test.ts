/** How a resident is reached: by the phone they leave, by messages where they leave none, and for whom they speak. */
import { aComplaint } from '../factories/bodies';
import { newKey, refusalOf } from '../harness/story';
import { startWechatServer, type WechatServer } from '../harness/wechat';

let wechat: WechatServer;
beforeAll(async () => {
  wechat = await startWechatServer();
});
afterAll(() => wechat.close());

const enter = async (person: string) => wechat.withToken((await wechat.signIn(person)).accessToken);
const hasPhone = (person: string, phone: string) => wechat.trial.control('phone', { person, phone });
const desk = () => wechat.server.as('zhao');
const atDesk = async (id: string) => (await desk().readTicket({ params: { id } })).requester;

async function raise(person: string, more: object = {}) {
  const client = await enter(person);
  return client.submitTicket({ body: { ...aComplaint, ...more }, key: newKey() });
}

test('without a phone the desk reads that messages reach them, not that something is kept from it', async () => {
  const { id, requester } = await raise('没留电话的人');
  expect(requester).toMatchObject({ noPhone: true, messages: true, preferredContact: 'message' });
  expect(await atDesk(id)).toMatchObject({ noPhone: true, messages: true, preferredContact: 'message' });
});

test('who asks for messages leaves no number, though the account has one', async () => {
  const client = await enter('爱看消息的人');
  await client.saveProfile({ body: { name: '钱女士', phone: '0935-8212345', address: '' } });
  const body = { ...aComplaint, preferredContact: 'message' as const };
  const { id } = await client.submitTicket({ body, key: newKey() });
  expect(await atDesk(id)).toMatchObject({ name: '钱**', noPhone: true, preferredContact: 'message' });
  const plain = await client.submitTicket({ body: aComplaint, key: newKey() });
  expect(await atDesk(plain.id)).toMatchObject({ phone: '0935-****345', preferredContact: 'phone' });
});

test('a caller and a household get no messages: the desk is not told to write to them', async () => {
  const body = { ...aComplaint, source: 'desk' as const, contact: { name: '王女士' } };
  const called = await desk().submitTicket({ body, key: newKey() });
  expect(called.requester).toMatchObject({ noPhone: true, messages: false });
});

test('raised for a mother: her name and phone, masked as everybody’s; the child follows it', async () => {
  const contact = { name: '阿依古丽•买买提', phone: '13912345678', relation: 'mother' as const };
  const { id, requester } = await raise('孝顺的孩子', { contact });
  expect(requester).toMatchObject({ own: true, name: '阿依古丽·买买提', behalf: { relation: 'mother' } });
  expect(await atDesk(id)).toMatchObject({
    name: '阿*******',
    phone: '139****5678',
    own: false,
    behalf: { relation: 'mother' },
  });
  const seen = await desk().unmaskRequester({ params: { id }, body: { reason: '核实情况' } });
  expect(seen).toMatchObject({ name: '阿依古丽·买买提', phone: '13912345678' });
  const mine = await (await enter('孝顺的孩子')).listTickets({ query: {} });
  expect(mine.items.map((each) => each.id)).toEqual([id]);
});

test('a neighbour without a phone is reached by the one who speaks, and the desk knows whose number it is', async () => {
  const client = await enter('热心邻居');
  await client.saveProfile({ body: { name: '热心人', phone: '13800001111', address: '' } });
  const contact = { name: '楼下大爷', relation: 'neighbour' as const };
  const { id } = await client.submitTicket({ body: { ...aComplaint, contact }, key: newKey() });
  expect(await atDesk(id)).toMatchObject({
    name: '楼***',
    phone: '138****1111',
    behalf: { relation: 'neighbour', ownPhone: true },
  });
});

test('whom one speaks for must be called something, and stays unknown when the matter does', async () => {
  const contact = { name: ' ', relation: 'father' as const };
  const refusal = await refusalOf(raise('说不出名字', { contact }));
  expect(refusal.fields).toEqual({ 'contact.name': '请写一下这位怎么称呼' });
  const anonymous = { anonymous: true, contact: { name: '李大爷', relation: 'father' as const } };
  const { id } = await raise('匿名的孩子', anonymous);
  await desk().accept({ params: { id }, body: { version: 1, note: '' } });
  const supervisor = await wechat.server.as('supervisor').readTicket({ params: { id } });
  expect(supervisor.requester).toMatchObject({ name: '匿名市民', anonymous: true });
  expect(supervisor.requester).not.toHaveProperty('behalf');
});

test('what is left with a matter is filled in the next time only if asked for, and never a parent’s', async () => {
  const client = await enter('记性不好的人');
  const contact = { name: '孙先生', phone: '+86 139 0000 2222' };
  await client.submitTicket({ body: { ...aComplaint, contact }, key: newKey() });
  expect(await client.readProfile()).toEqual({
    name: '',
    phoneVerified: false,
    address: '',
    fromRoster: false,
  });
  const remember = { ...contact, remember: true };
  await client.submitTicket({ body: { ...aComplaint, contact: remember }, key: newKey() });
  expect(await client.readProfile()).toMatchObject({ name: '孙先生', phone: '13900002222' });
  const mother = { name: '孙妈妈', phone: '13900003333', relation: 'mother' as const, remember: true };
  await client.submitTicket({ body: { ...aComplaint, contact: mother }, key: newKey() });
  expect(await client.readProfile()).toMatchObject({ name: '孙先生', phone: '13900002222' });
});

describe('a number that WeChat vouches for', () => {
  const prove = async (person: string) =>
    (await enter(person)).provePhone({ body: { phoneCode: await wechat.code(person, 'phone') } });

  test('is kept sealed, shown to its owner, and no longer vouched for when another is typed', async () => {
    await hasPhone('按按钮的人', '13911112222');
    expect(await prove('按按钮的人')).toMatchObject({ phone: '13911112222', phoneVerified: true });
    const client = await enter('按按钮的人');
    expect(await client.readMe()).toMatchObject({ phone: '139****2222' });
    const { id } = await client.submitTicket({ body: aComplaint, key: newKey() });
    expect(await atDesk(id)).toMatchObject({ phone: '139****2222', preferredContact: 'phone' });
    const same = { name: '周女士', phone: '139 1111 2222', address: '昌荣里 3 号楼 201' };
    expect(await client.saveProfile({ body: same })).toMatchObject({ phoneVerified: true });
    const other = { ...same, phone: '13900004444' };
    expect(await client.saveProfile({ body: other })).toMatchObject({ phoneVerified: false });
    const stored = JSON.stringify(await wechat.server.deps.models.people.find().lean());
    for (const words of ['13911112222', '13900004444', '周女士', '昌荣里 3 号楼 201'])
      expect(stored).not.toContain(words);
  });

  test('is good once, of this mini-program and of nobody else', async () => {
    await hasPhone('一次的人', '13911113333');
    const client = await enter('一次的人');
    const phoneCode = await wechat.code('一次的人', 'phone');
    await client.provePhone({ body: { phoneCode } });
    expect((await refusalOf(client.provePhone({ body: { phoneCode } }))).status).toBe(401);
    const others = await wechat.code('按按钮的人', 'phone');
    expect((await refusalOf(client.provePhone({ body: { phoneCode: others } }))).status).toBe(401);
    const foreign = await wechat.trial.control('codes', {
      person: '一次的人',
      kind: 'phone',
      app: 'wxffffffffffffffff',
    });
    const refusal = await refusalOf(client.provePhone({ body: { phoneCode: String(foreign.code) } }));
    expect(refusal.status).toBe(401);
  });

  test('is refused with what to do instead where WeChat does not serve the city', async () => {
    const client = await enter('一次的人');
    const phoneCode = await wechat.code('一次的人', 'phone');
    await wechat.trial.control('phone/service', { open: false });
    const refusal = await refusalOf(client.provePhone({ body: { phoneCode } }));
    await wechat.trial.control('phone/service', { open: true });
    expect([refusal.status, refusal.error.message]).toEqual([503, '与微信的连接没有配置好，请联系管理员。']);
  });

  test('that nobody here can call is not taken', async () => {
    await hasPhone('外地号码', '85291234567');
    const refusal = await refusalOf(prove('外地号码'));
    expect(refusal.error.message).toContain('选用小程序消息联系');
  });
});

test('what is remembered is taken along, emptied by leaving it blank, and gone with the account', async () => {
  const client = await enter('要走的人');
  await client.saveProfile({ body: { name: '吴先生', phone: '0935-8212345转8', address: '新华路 1 号' } });
  const taken = await client.exportMyData();
  expect(taken.person).toMatchObject({ name: '吴先生', phone: '0935-8212345转8', address: '新华路 1 号' });
  expect(await client.saveProfile({ body: { name: '吴先生', address: '' } })).toEqual({
    name: '吴先生',
    phoneVerified: false,
    address: '',
    fromRoster: false,
  });
  await client.saveProfile({ body: { name: '吴先生', phone: '13900005555', address: '新华路 1 号' } });
  await client.eraseMyData({ body: { confirm: '删除我的个人信息' } });
  const person = await wechat.server.deps.models.people
    .findOne({ _id: taken.person.id })
    .lean<{ personal: object }>();
  expect(Object.keys(person?.personal ?? {})).toEqual(['name']);
});

test('two people change the same profile at once: nobody’s proof ends up on another number', async () => {
  await hasPhone('两台手机', '13911114444');
  const client = await enter('两台手机');
  const phoneCode = await wechat.code('两台手机', 'phone');
  await Promise.allSettled([
    client.provePhone({ body: { phoneCode } }),
    client.saveProfile({ body: { name: '', phone: '13900006666', address: '' } }),
  ]);
  const { phone, phoneVerified } = await client.readProfile();
  expect([phone, phoneVerified]).toEqual(
    phone === '13911114444' ? ['13911114444', true] : ['13900006666', false],
  );
});

test('staff are called by the roster; only where they live is theirs to change', async () => {
  const csv = `姓名,手机,单位,岗位,是否负责人,网格\n阿迪力·买买提,13911115555,roads,承办人,否,\n`;
  await wechat.server.as('admin').importRoster({ query: { write: 'yes' }, file: Buffer.from(csv) });
  await hasPhone('阿迪力', '13911115555');
  const resident = await enter('阿迪力');
  await resident.saveProfile({ body: { name: '随便', phone: '13900007777', address: '北京路 9 号' } });
  const { accessToken } = await resident.bindStaff({
    body: { phoneCode: await wechat.code('阿迪力', 'phone') },
  });
  const staff = wechat.withToken(accessToken);
  const saved = await staff.saveProfile({ body: { name: '别人', phone: '', address: '北京路 9 号' } });
  expect(saved).toEqual({
    name: '阿迪力·买买提',
    phone: '13911115555',
    phoneVerified: false,
    address: '北京路 9 号',
    fromRoster: true,
  });
  const refusal = await refusalOf(
    staff.provePhone({ body: { phoneCode: await wechat.code('阿迪力', 'phone') } }),
  );
  expect(refusal.status).toBe(403);
});
