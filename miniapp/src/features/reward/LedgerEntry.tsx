/** One entry of the books, with both sides. */
import { Text, View } from '@tarojs/components';
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { LedgerEntryView } from '@jsjb/shared/reward/contract';
import { yuan } from '@jsjb/shared/reward/reward';
import { accountWords, entryWords } from '@jsjb/shared/reward/words';

export function LedgerEntry({ entry }: { entry: LedgerEntryView }) {
  const { at, kind, debit, credit, fen, suggestionNumber, outBillNo } = entry;
  return (
    <View className="entry">
      <View className="entry__head">
        <Text className="entry__kind">{entryWords[kind]}</Text>
        <Text className="entry__sum">{yuan(fen)}</Text>
      </View>
      <Text className="entry__sides">
        借 {accountWords[debit]} · 贷 {accountWords[credit]}
      </Text>
      <Text className="entry__facts">
        {[localDate(new Date(at)), suggestionNumber, outBillNo].filter(Boolean).join(' · ')}
      </Text>
    </View>
  );
}
