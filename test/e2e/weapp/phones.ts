/** For the tests of one file: a city, and headless or real phones that are closed after each test and met no error. */
import type { Control, WeappHostOptions } from '../../weapp-host';
import type { City } from '../city';
import { openPhoneOf, type Phone } from './phone';

type Options = Partial<WeappHostOptions>;

/** A phone with its inner side: on the real developer tools nobody can refuse or lose a network. */
export interface Held {
  phone: Phone;
  control: Control;
}

export interface Phones<C extends City> {
  readonly city: C;
  /** In the hands of this person, who has signed in before; without one as it comes out of the shop. */
  take(person?: string, options?: Options): Promise<Phone>;
  hold(person?: string, options?: Options): Promise<Held>;
}

export function usePhones<C extends City>(openCity: () => Promise<C>): Phones<C> {
  let city: C;
  const phones: Phone[] = [];
  beforeAll(async () => {
    city = await openCity();
  });
  afterEach(async () => {
    const opened = phones.splice(0);
    for (const phone of opened) await phone.close();
    expect(opened.flatMap(({ host }) => host?.control.errors ?? [])).toEqual([]);
  });
  afterAll(() => city.close());

  async function take(person?: string, options?: Options): Promise<Phone> {
    const phone = await openPhoneOf(city, person, options);
    phones.push(phone);
    return phone;
  }
  return {
    get city() {
      return city;
    },
    take,
    async hold(person, options) {
      const phone = await take(person, options);
      if (!phone.host) throw new Error('this runs on the headless phone only');
      return { phone, control: phone.host.control };
    },
  };
}
