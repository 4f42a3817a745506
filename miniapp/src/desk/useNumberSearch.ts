/** Looking for one thing by its number: what is typed, and the number that was asked for. */
import { useState } from 'react';
import type { SearchBarProps } from '@/components/SearchBar';
import { unspaced } from '@/components/elements/typedNumbers';
import { notify } from '@/device/notify';

export interface NumberSearch {
  /** Empty while none is asked for. */
  number: string;
  bar: Pick<SearchBarProps, 'value' | 'onChange' | 'onSearch'>;
}

/** `written` is how the number is kept, `isNumber` whether it is a whole one, `refusal` what is said when it is not. */
export function useNumberSearch(
  written: (text: string) => string,
  isNumber: (text: string) => boolean,
  refusal: string,
): NumberSearch {
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  return {
    number,
    bar: {
      value: typed,
      onChange: (next) => {
        setTyped(next);
        if (next === '') setNumber('');
      },
      onSearch: () => {
        const wanted = written(unspaced(typed));
        if (wanted !== '' && !isNumber(wanted)) return notify(refusal);
        setNumber(wanted);
      },
    },
  };
}
