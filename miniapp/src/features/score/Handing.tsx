/** What is done with a period's scores: frozen for good, handed to 督考一体化, with the proof beside it. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type ScoresView, scoreEndpoints } from '@jsjb/shared/score/contract';
import { wordsOf } from '@/api/apiError';
import { request, openExport } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Sheet } from '@/components/Sheet';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/device/notify';
import { frozenWords, weightWords } from './figures';

export interface HandingProps {
  view: ScoresView;
  abilities: readonly string[];
  onFrozen: () => void;
}

/** The sheet for people, and the file for 督考一体化. */
const files = [
  { kind: 'xlsx', text: '导出 Excel', endpoint: 'exportScores' },
  { kind: 'json', text: '导出 JSON', endpoint: 'exportScoresJson' },
] as const;

type Work = 'freeze' | (typeof files)[number]['kind'];

export function Handing({ view, abilities, onFrozen }: HandingProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<Work>();
  const { period, months } = view;
  const frozen = months.length > 0 && months.every((month) => month.frozen);
  const hashes = months.filter(({ hash }) => hash);

  const run = async (work: Work, act: () => Promise<unknown>): Promise<void> => {
    setBusy(work);
    await act().then(
      () => undefined,
      (error: unknown) => notify(wordsOf(error)),
    );
    setBusy(undefined);
  };
  const freeze = async (): Promise<void> => {
    await request(scoreEndpoints.freezeMonth, { params: { month: period }, body: {} });
    setAsking(false);
    notify('已冻结，从此不再变化');
    onFrozen();
  };

  return (
    <Card
      title="成绩单"
      className="scores__part"
      id="handing"
      aside={
        <StatusTag
          label={frozen ? '已冻结' : '未冻结'}
          tone={frozen ? 'success' : 'warn'}
          icon={frozen ? 'lock' : 'clock'}
        />
      }
    >
      <View>{frozenWords(view)}</View>
      <View className="scores__note">
        得分 = {weightWords(view.weights)}（规则 {view.rulesVersion}）
      </View>
      {hashes.map(({ month, hash }) => (
        <View key={month} className="scores__hash">
          <Text>{month} 冻结凭证（SHA-256）</Text>
          <Text className="scores__digits" userSelect>
            {hash}
          </Text>
        </View>
      ))}
      <View className="scores__buttons">
        {abilities.includes('score.export') &&
          files.map(({ kind, text, endpoint }) => (
            <Button
              key={kind}
              id={`export-${kind}`}
              kind="secondary"
              small
              icon="download"
              text={text}
              loading={busy === kind}
              onTap={() =>
                void run(kind, () =>
                  openExport(scoreEndpoints[endpoint], { period }, `考核成绩-${period}.${kind}`),
                )
              }
            />
          ))}
        {abilities.includes('score.freeze') && period.length > 4 && !frozen && (
          <Button
            id="freeze"
            kind="secondary"
            small
            icon="lock"
            text="冻结本月"
            onTap={() => setAsking(true)}
          />
        )}
      </View>
      <Sheet
        open={asking}
        id="freeze-sheet"
        title={`冻结 ${period} 的成绩`}
        onClose={() => setAsking(false)}
        footer={
          <Button
            id="freeze-now"
            kind="danger"
            text="确认冻结"
            loading={busy === 'freeze'}
            onTap={() => void run('freeze', freeze)}
          />
        }
      >
        <View>冻结后，本月的成绩和指标不再变化，也不能再申请剔除。请先确认剔除申请和申诉都已处理完。</View>
      </Sheet>
    </Card>
  );
}
