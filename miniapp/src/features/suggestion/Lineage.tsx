/** From tickets to a suggestion to what came of it. */
import { Text, View } from '@tarojs/components';
import { type SuggestionDetail, suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { Icon } from '@/components/elements/Icon';
import { useLoaded } from '@/hooks/useLoaded';
import { timeWords } from '@/features/ticket/timeWords';
import { VolumeChart } from './VolumeChart';

export interface LineageProps {
  suggestion: SuggestionDetail;
  person: string;
  now: Date;
}

export function Lineage({ suggestion, person, now }: LineageProps) {
  const { id, version } = suggestion;
  const { loaded, reload } = useLoaded(`${person} ${id} ${version}`, () =>
    request(suggestionEndpoints.readLineage, { params: { id } }),
  );
  return (
    <Card title="来龙去脉" className="suggestion-part" id="suggestion-lineage">
      <LoadState of={loaded} rows={1} reload={reload} />
      {loaded.state === 'ready' && (
        <>
          {loaded.value.tickets.map(({ number, submittedAt }) => (
            <View className="lineage__ticket" key={number}>
              <Icon name="clipboard-list" />
              <Text>
                由诉求 {number} 而来 · {timeWords(new Date(submittedAt), now)}
              </Text>
            </View>
          ))}
          <VolumeChart volume={loaded.value} />
        </>
      )}
    </Card>
  );
}
