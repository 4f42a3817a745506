/** One or several out of a long list: searched by typing, or looked through group by group. */
import { Text, View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { Button } from '@/components/Button';
import { SearchBar } from '@/components/SearchBar';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useNetworkBack } from '@/hooks/useNetworkBack';
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

interface Found {
  words: string;
  options: readonly LookupOption[];
  message: string;
}

const LOOKING = '正在查找…';

/** What is offered, and what the server found for the very words that stand there. */
function useOptions({ load, find }: LookupSource, query: string) {
  const [offered, setOffered] = useState<readonly LookupOption[]>();
  const [message, setMessage] = useState('正在加载…');
  const [found, setFound] = useState<Found>({ words: '', options: [], message: '' });
  /** What was chosen keeps its name after other words have been looked for. */
  const [seen, setSeen] = useState<readonly LookupOption[]>([]);
  const [first] = useState(() => load);
  const begin = useCallback(
    () => void first().then(setOffered, (error: unknown) => setMessage(wordsOf(error))),
    [first],
  );
  useEffect(begin, [begin]);
  useNetworkBack(() => {
    if (!offered) begin();
  });
  const [ask] = useState(() => find);
  const words = query.trim();
  useEffect(() => {
    if (!ask || words === '') return undefined;
    let left = false;
    const timer = setTimeout(() => {
      ask(words).then(
        (options) => {
          setSeen((before) => [...options, ...before]);
          if (!left) setFound({ words, options, message: '' });
        },
        (error: unknown) => {
          if (!left) setFound({ words, options: [], message: wordsOf(error) });
        },
      );
    }, REST_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ask, words]);
  const answer: Found = found.words === words ? found : { words, options: [], message: LOOKING };
  return { offered, known: [...seen, ...(offered ?? [])], answer, message: offered ? '' : message };
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
  const { offered, known, answer, message } = useOptions(source, query);
  const optionOf = (value: string): LookupOption =>
    known.find((option) => option.value === value) ?? { value, label: '…' };

  const choose = (value: string): void => {
    setQuery('');
    onChange(max === 1 ? [value] : [...chosen, value]);
  };
  const asking = query.trim() !== '' && source.find !== undefined;
  const asked = asking ? answer.options : (offered ?? []);
  const free = asked.filter(({ value }) => !chosen.includes(value));
  const groups = offered && offered.length > MANY ? groupsOf(offered) : [];
  const { shown, hidden } = inSight(free, source.find ? '' : query, group);
  const browsing = groups.length > 1 && query.trim() === '' && group === '';
  const rows = browsing ? free.filter(({ proposed }) => proposed) : shown;
  const nothing = query.trim() === '' ? source.nothing : '没有找到，换个词试试';
  const why = (asking ? answer.message : message) || nothing;

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
          {rows.length === 0 && !browsing && <View className="lookup__note">{why}</View>}
        </View>
      )}
    </View>
  );
}
