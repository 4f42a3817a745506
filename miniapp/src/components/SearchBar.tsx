/** A place to look something up by its number or words. */
import { View } from '@tarojs/components';
import { Icon } from './elements/Icon';
import { LineInput } from './elements/LineInput';
import { Tap } from './elements/Tap';
import './elements/inputs.scss';
import './SearchBar.scss';

export interface SearchBarProps {
  value: string;
  onChange: (value: string) => void;
  onSearch: () => void;
  label: string;
  placeholder?: string;
}

export function SearchBar({ value, onChange, onSearch, label, placeholder }: SearchBarProps) {
  return (
    <View className="search" {...(process.env.TARO_ENV === 'h5' ? { role: 'search' } : {})}>
      <Icon name="search" className="search__icon" />
      <LineInput
        kind="search"
        label={label}
        value={value}
        onChange={onChange}
        onConfirm={onSearch}
        placeholder={placeholder ?? label}
      />
      {value !== '' && (
        <Tap className="search__clear" label="清空" onTap={() => onChange('')}>
          <Icon name="x" />
        </Tap>
      )}
    </View>
  );
}
