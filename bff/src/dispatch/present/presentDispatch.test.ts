import type { CitySnapshot } from '../../org/store/cityDirectory';
import type { RulingDoc } from '../store/dispatchModels';
import { presentRuling } from './presentDispatch';

const city = { units: new Map(), categories: new Map() } as unknown as CitySnapshot;
const ruling = { _id: 'r1', at: new Date(0), attendees: [], co: [], lead: 'roads' } as unknown as RulingDoc;

test.each([
  '139 1234 5678',
  '139-1234-5678',
  '１３９１２３４５６７８',
  '37152219900101123X',
  'zhang@example.cn',
])('a matter tells no number and no address of a person: %s', (number) => {
  const { matter } = presentRuling({ ...ruling, matter: `路灯不亮，请打 ${number} 联系。` }, city);
  expect(matter).toBe('路灯不亮，请打 ＊＊＊ 联系。');
});

test('what is cut off is cut after it was masked', () => {
  const { matter } = presentRuling({ ...ruling, matter: `${'灯'.repeat(57)}13912345678` }, city);
  expect(matter).toBe(`${'灯'.repeat(57)}＊＊＊`);
});
