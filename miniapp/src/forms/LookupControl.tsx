/** One or several out of a long list: searched by typing, or looked through group by group. */
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { Button } from '@/components/Button';
import { SearchBar } from '@/components/SearchBar';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import type { LookupOption, LookupSource } from './formSpec';
import { groupsOf, inSight } from './lookup';
import './LookupControl.scss';

export interface LookupControlProps {
  name: string;
  label: string;
  source: LookupSource;
  /** One: choosing another replaces it. */
  max: number;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

const REST_MS = 300;
const MANY = 12;

/** What is offered, and what the server found for the words typed last. */
function useOptions({ load, find }: LookupSource, query: string) {
  const [offered, setOffered] = useState<readonly LookupOption[]>();
  const [found, setFound] = useState<readonly LookupOption[]>([]);
  const [message, setMessage] = useState('');
  const [first] = useState(() => load);
  useEffect(() => {
    first().then(setOffered, (error: unknown) => setMessage(wordsOf(error)));
  }, [first]);
  const [ask] = useState(() => find);
  useEffect(() => {
    if (!ask || query.trim() === '') return undefined;
    const timer = setTimeout(() => {
      ask(query.trim()).then(setFound, (error: unknown) => setMessage(wordsOf(error)));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [ask, query]);
  return { offered, found, message };
}

function Chosen({ option, onDrop }: { option: LookupOption; onDrop: () => void }) {
  return (
    <View className="lookup__chosen">
      <Icon name="check" />
      <View className="lookup__words">
        <Text className="lookup__name">{option.label}</Text>
        {/* The reason of a proposal stands below the field. */}
        {option.hint && !option.proposed && <Text className="lookup__hint">{option.hint}</Text>}
      </View>
      <Button kind="text" small text="更换" label={`更换${option.label}`} onTap={onDrop} />
    </View>
  );
}

export function LookupControl({ name, label, source, max, chosen, onChange }: LookupControlProps) {
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState('');
  const { offered, found, message } = useOptions(source, query);
  const known = [...found, ...(offered ?? [])];
  const optionOf = (value: string): LookupOption =>
    known.find((option) => option.value === value) ?? { value, label: '…' };

  const choose = (value: string): void => {
    setQuery('');
    onChange(max === 1 ? [value] : [...chosen, value]);
  };
  const asked = query.trim() !== '' && source.find ? found : (offered ?? []);
  const free = asked.filter(({ value }) => !chosen.includes(value));
  const groups = offered && offered.length > MANY ? groupsOf(offered) : [];
  const { shown, hidden } = inSight(free, source.find ? '' : query, group);
  const browsing = groups.length > 1 && query.trim() === '' && group === '';
  const rows = browsing ? free.filter(({ proposed }) => proposed) : shown;
  const nothing =
    offered === undefined ? '正在加载…' : query.trim() === '' ? source.nothing : '没有找到，换个词试试';

  return (
    <View className="lookup" id={`lookup-${name}`}>
      {chosen.map((value) => (
        <Chosen
          key={value}
          option={optionOf(value)}
          onDrop={() => onChange(chosen.filter((other) => other !== value))}
        />
      ))}
      {chosen.length < max && (
        <View className="lookup__box">
          <SearchBar
            label={`查找${label}`}
            placeholder={source.placeholder}
            value={query}
            onChange={setQuery}
            onSearch={() => rows[0] && choose(rows[0].value)}
          />
          {group !== '' && query.trim() === '' && (
            <Tap className="lookup__back" onTap={() => setGroup('')}>
              <Icon name="chevron-left" />
              <Text>{group}</Text>
            </Tap>
          )}
          {rows.map(({ value, label: words, hint }) => (
            <Tap key={value} id={`${name}-${value}`} className="lookup__row" onTap={() => choose(value)}>
              <Text className="lookup__name">{words}</Text>
              {hint && <Text className="lookup__hint">{hint}</Text>}
            </Tap>
          ))}
          {browsing && (
            <View className="lookup__groups">
              {groups.map((title) => (
                <Tap key={title} className="lookup__group" onTap={() => setGroup(title)}>
                  {title}
                </Tap>
              ))}
            </View>
          )}
          {hidden > 0 && !browsing && <View className="lookup__note">还有 {hidden} 项，写得更具体些</View>}
          {rows.length === 0 && !browsing && <View className="lookup__note">{message || nothing}</View>}
        </View>
      )}
    </View>
  );
}
