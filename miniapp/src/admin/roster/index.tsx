/** The roster of staff: a table is checked first, told row by row, and written when somebody says so. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type RosterOutcome, rosterEndpoints } from '@jsjb/shared/account/rosterContract';
import { request, sendFileTo } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Row } from '@/components/Row';
import { notify } from '@/device/notify';
import { chooseFile, chooseHint, type ChosenFile } from '@/device/chooseFile';
import { useTask } from '@/hooks/useTask';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { StaffPage } from '@/components/StaffPage';
import { Report } from './Report';
import './index.scss';

const COLUMNS = '姓名、手机、单位、岗位、是否负责人、网格';

const resetSpec: FormSpec = {
  title: '重置二次验证',
  submit: '确认重置',
  danger: true,
  intro: '请先当面或电话核实是本人。重置后，这个人在所有设备上退出登录，由本人重新开通。',
  fields: [
    { kind: 'line', name: 'phone', label: '手机号', max: 11, input: 'tel', required: true },
    { kind: 'text', name: 'reason', label: '原因', max: 200, rows: 2, required: true },
  ],
};

function Import() {
  const [file, setFile] = useState<ChosenFile>();
  const [outcome, setOutcome] = useState<RosterOutcome>();
  const [disables, setDisables] = useState(false);
  const { busy, run } = useTask();
  const send = (chosen: ChosenFile, write: boolean): Promise<void> =>
    run(async () => {
      const query = { write: write ? 'yes' : 'no', disableMissing: write && disables ? 'yes' : 'no' };
      setOutcome(await sendFileTo(rosterEndpoints.importRoster, chosen.path, query));
      if (write) notify('名册已导入');
    });
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile(['xlsx', 'csv']);
    if (!chosen) return;
    setFile(chosen);
    setOutcome(undefined);
    await send(chosen, false);
  };
  const ready = file !== undefined && outcome !== undefined && !outcome.written;
  const takes = outcome ? outcome.added + outcome.changed : 0;
  return (
    <>
      <Card title="导入名册">
        <View className="roster__text">
          <Text>第一行是列名：{COLUMNS}。先检查，不写入；有问题的行会告诉您怎么改。</Text>
        </View>
        {file && (
          <View className="roster__file">
            <Text>{file.name}</Text>
          </View>
        )}
        <Button
          id="roster-choose"
          block
          kind={file ? 'secondary' : 'primary'}
          icon="file-text"
          text={file ? '换一个文件' : '选择表格'}
          loading={busy && !outcome}
          onTap={() => void choose()}
        />
        <Text className="roster__hint">{chooseHint}</Text>
      </Card>
      {outcome && <Report outcome={outcome} />}
      {ready && (
        <Card flush className="roster__part">
          {outcome.missing > 0 && (
            <Row
              icon="ban"
              id="roster-disable"
              title={`停用表里没有的 ${outcome.missing} 人`}
              hint="停用后立即不能登录；只导入一部分人时不要打开"
              on={disables}
              onTap={() => setDisables(!disables)}
            />
          )}
          <View className="roster__write">
            <Button
              id="roster-write"
              block
              text={outcome.faults.length > 0 ? `导入没有问题的 ${takes} 人` : `确认导入 ${takes} 人`}
              loading={busy}
              disabled={takes === 0 && !disables}
              onTap={() => void send(file, true)}
            />
          </View>
        </Card>
      )}
    </>
  );
}

function Roster() {
  const [resetting, setResetting] = useState(false);
  const reset = async ({ phone, reason }: Record<string, unknown>): Promise<void> => {
    const body = { phone: String(phone), reason: String(reason) };
    const { name } = await request(rosterEndpoints.resetSecondFactor, { body });
    setResetting(false);
    notify(`已重置${name}的二次验证`);
  };
  return (
    <>
      <Import />
      <Card flush className="roster__part">
        <Row
          icon="shield-check"
          id="factor-reset"
          title="重置二次验证"
          hint="有人丢了手机和恢复码"
          onTap={() => setResetting(true)}
        />
      </Card>
      {resetting && (
        <ActionForm
          spec={resetSpec}
          schema={rosterEndpoints.resetSecondFactor.body}
          onClose={() => setResetting(false)}
          onSubmit={reset}
        />
      )}
    </>
  );
}

export default function RosterPage() {
  return (
    <StaffPage title="人员名册" id="roster">
      {({ person }) => <Roster key={person} />}
    </StaffPage>
  );
}
