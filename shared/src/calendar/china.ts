/** Days off and make-up days as announced by the State Council's General Office for 2024 to 2026. */
import type { Calendar } from './calendar';

/** All days of one month from `first` to `last`, as `MM-DD`. */
const span = (month: number, first: number, last: number): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, i) => `${String(month).padStart(2, '0')}-${String(first + i).padStart(2, '0')}`,
  );

export const chinaCalendar: Calendar = {
  version: 'china-2026.1',
  years: [
    {
      // 国办发明电〔2023〕7号
      year: 2024,
      daysOff: [
        '01-01',
        ...span(2, 10, 17),
        ...span(4, 4, 6),
        ...span(5, 1, 5),
        '06-10',
        ...span(9, 15, 17),
        ...span(10, 1, 7),
      ],
      daysWorked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    },
    {
      // 国办发明电〔2024〕12号
      year: 2025,
      daysOff: [
        '01-01',
        ...span(1, 28, 31),
        ...span(2, 1, 4),
        ...span(4, 4, 6),
        ...span(5, 1, 5),
        '05-31',
        ...span(6, 1, 2),
        ...span(10, 1, 8),
      ],
      daysWorked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    },
    {
      // 国办发明电〔2025〕7号
      year: 2026,
      daysOff: [
        ...span(1, 1, 3),
        ...span(2, 15, 23),
        ...span(4, 4, 6),
        ...span(5, 1, 5),
        ...span(6, 19, 21),
        ...span(9, 25, 27),
        ...span(10, 1, 7),
      ],
      daysWorked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    },
  ],
};
