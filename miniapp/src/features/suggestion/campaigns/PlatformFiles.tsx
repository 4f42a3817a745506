/** Suggestions by file: in from the provincial platform, out with what became of them, line by line. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type ImportReport, suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { wordsOf } from '@/api/apiError';
import { openExport, uploadTable } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { chooseTable } from '@/device/chooseTable';

const outcomes: Record<ImportReport['lines'][number]['outcome'], string> = {
  imported: '已导入',
  known: '早已在库',
  refused: '没有导入',
};
/** Enough to see what is wrong; the counts say the rest. */
const SHOWN = 50;

function Report({ report }: { report: ImportReport }) {
  const { imported, known, refused, lines } = report;
  // What somebody has to do something about comes first.
  const sorted = [...lines].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  return (
    <View className="report" id="import-report">
      <Text className="report__sum">
        导入 {imported} 条，早已在库 {known} 条，没有导入 {refused} 条
      </Text>
      {sorted.slice(0, SHOWN).map(({ row, outcome, message, number, provincialNumber }) => (
        <View className={`report__line report__line--${outcome}`} key={row}>
          <Text className="report__row">第 {row} 行</Text>
          <Text className="report__what">
            {[outcomes[outcome], message, provincialNumber, number].filter(Boolean).join(' · ')}
          </Text>
        </View>
      ))}
      {sorted.length > SHOWN && <Text className="report__more">还有 {sorted.length - SHOWN} 行</Text>}
    </View>
  );
}

export function PlatformFiles() {
  const [busy, setBusy] = useState('');
  const [report, setReport] = useState<ImportReport>();
  const run = (what: string, work: () => Promise<void>) => async (): Promise<void> => {
    setBusy(what);
    await work().catch((error: unknown) => notify(wordsOf(error)));
    setBusy('');
  };
  const take = run('import', async () => {
    const path = await chooseTable();
    if (path)
      setReport((await uploadTable(suggestionEndpoints.importSuggestions.path, path)) as ImportReport);
  });
  const give = run('export', () =>
    openExport(suggestionEndpoints.exportSuggestionFile, undefined, '人民建议.xlsx'),
  );
  return (
    <Card title="省平台往来" className="suggestion-part" id="platform-files">
      <View className="suggestion-text">
        第一行写列名：省平台编号、标题、内容、姓名、手机号、提出时间。编号会保留，重复导入不会重复。
      </View>
      <View className="campaigns__buttons">
        <Button
          id="import-file"
          kind="secondary"
          icon="inbox"
          text="导入 xlsx 或 CSV"
          loading={busy === 'import'}
          onTap={() => void take()}
        />
        <Button
          id="export-file"
          kind="secondary"
          icon="download"
          text="导出办理结果"
          loading={busy === 'export'}
          onTap={() => void give()}
        />
      </View>
      {report && <Report report={report} />}
    </Card>
  );
}
