/** One call for ideas: the question, until when, how many answered. */
import { Text, View } from '@tarojs/components';
import type { CallView } from '@jsjb/shared/contract/suggestionCalls';
import { callPhaseWords } from '@jsjb/shared/suggestion/words';
import { StatusTag } from '@/components/StatusTag';
import { Tap } from '@/components/elements/Tap';
import { callSpan } from './callWords';
import { phaseLooks } from './looks';
import './IdeaCard.scss';

export function CallCard({ call, onOpen }: { call: CallView; onOpen: () => void }) {
  const { id, title, text, phase, unit, suggestions } = call;
  return (
    <Tap className="idea" id={`call-${id}`} role="link" onTap={onOpen}>
      <View className="idea__head">
        <StatusTag label={callPhaseWords[phase]} {...phaseLooks[phase]} />
        <Text className="idea__time">{callSpan(call)}</Text>
      </View>
      <View className="idea__title">{title}</View>
      <View className="idea__text">{text}</View>
      <View className="idea__facts">
        {unit && <Text>{unit.name}</Text>}
        <Text>已收到 {suggestions} 条</Text>
      </View>
    </Tap>
  );
}
