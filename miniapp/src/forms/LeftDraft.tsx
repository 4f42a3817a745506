/** What an earlier opening of a form has left unsent: gone on with, or thrown away; never mixed into what is new. */
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { Icon } from '@/components/elements/Icon';
import type { FormSpec, FormValues } from './formSpec';
import './LeftDraft.scss';

const LONGEST = 24;

/** The first words typed into it, by which one knows it again. */
const excerptOf = ({ fields }: FormSpec, values: FormValues): string =>
  fields
    .flatMap(({ kind, name }) => (kind === 'line' || kind === 'text' ? [values[name]] : []))
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .join(' ')
    .slice(0, LONGEST);

export interface LeftDraftProps {
  /** What it is: 上一通未登记的来电. */
  words: string;
  spec: FormSpec;
  values: FormValues;
  onResume: () => void;
  onDiscard: () => void;
}

export function LeftDraft({ words, spec, values, onResume, onDiscard }: LeftDraftProps) {
  const excerpt = excerptOf(spec, values);
  return (
    <View className="left-draft" id="left-draft">
      <Icon name="history" />
      <View className="left-draft__words">
        <Text>{words}</Text>
        {excerpt && <Text className="left-draft__excerpt">{excerpt}</Text>}
      </View>
      <Button id="left-resume" small kind="secondary" text="继续" label={`继续${words}`} onTap={onResume} />
      <Button id="left-discard" small kind="text" text="丢弃" label={`丢弃${words}`} onTap={onDiscard} />
    </View>
  );
}
