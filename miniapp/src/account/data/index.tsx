/** What is kept about me: what I agreed to, all of it to take along, and how to have it erased. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { localDate } from '@jsjb/shared/calendar/calendar';
import {
  consentKinds,
  consentVersions,
  type Consent,
  type ConsentKind,
  privacyEndpoints,
} from '@jsjb/shared/privacy/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { Row } from '@/components/Row';
import { ask } from '@/components/ask';
import { notify } from '@/device/notify';
import { keepFile } from '@/device/keepFile';
import { useTask } from '@/hooks/useTask';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useStore } from '@/hooks/useStore';
import { SignInNeeded } from '@/components/SignInNeeded';
import { session } from '@/auth/session';
import { timeWords } from '@/features/ticket/timeWords';
import './index.scss';

const consentWords: Record<ConsentKind, [title: string, hint: string]> = {
  privacy: ['隐私保护指引', '登录和提交诉求需要'],
  notices: ['办理进展通知', '在微信里告诉您办到哪一步'],
  location: ['使用位置', '标明问题发生在哪里'],
};

const ERASE = '删除我的个人信息';
const eraseSpec: FormSpec = {
  title: ERASE,
  submit: '确认删除',
  danger: true,
  intro:
    '姓名、电话、地址、收款账号和消息会被删除，不能恢复，账号随即注销。已经办结的事项会保留，但不再有您的信息。还在办理的，请先撤回或等办结。',
  fields: [
    {
      kind: 'line',
      name: 'confirm',
      label: `请输入“${ERASE}”`,
      max: 20,
      required: true,
    },
  ],
};

/** The latest word on each. */
const standing = (items: readonly Consent[], kind: ConsentKind): Consent | undefined =>
  items.filter((each) => each.kind === kind).at(-1);

function Consents({ person }: { person: string }) {
  const now = useNow();
  const { loaded, reload } = useLoaded(`consents ${person}`, () =>
    request(privacyEndpoints.listConsents, {}),
  );
  const change = async (kind: ConsentKind, given: boolean): Promise<void> => {
    try {
      await request(privacyEndpoints.giveConsent, { body: { kind, version: consentVersions[kind], given } });
      await reload();
    } catch (error) {
      notify(wordsOf(error));
    }
  };
  if (loaded.state !== 'ready') return <LoadState of={loaded} rows={1} reload={reload} />;
  return (
    <Card flush id="consents">
      {consentKinds.map((kind) => {
        const last = standing(loaded.value.items, kind);
        const on = last?.given === true && last.version === consentVersions[kind];
        const [title, hint] = consentWords[kind];
        const when = last ? `${last.given ? '同意' : '收回'}于 ${timeWords(new Date(last.at), now)}` : hint;
        return (
          <Row
            key={kind}
            id={`consent-${kind}`}
            icon={on ? 'check' : 'ban'}
            title={title}
            hint={last ? `${hint}；${when}，第 ${last.version} 版` : hint}
            on={on}
            onTap={() => void change(kind, !on)}
          />
        );
      })}
    </Card>
  );
}

async function takeAlong(): Promise<void> {
  const all = await request(privacyEndpoints.exportMyData, {});
  await keepFile(`我的数据-${localDate(new Date(all.exportedAt))}.json`, JSON.stringify(all, null, 2));
}

function MyData({ person }: { person: string }) {
  const { busy, run } = useTask();
  const [erasing, setErasing] = useState(false);
  const erase = async (): Promise<void> => {
    await request(privacyEndpoints.eraseMyData, { body: { confirm: ERASE } });
    setErasing(false);
    session.clear();
    await ask({ title: '已删除', content: '您的个人信息已经删除，账号已注销。', told: true });
  };
  return (
    <>
      <View className="data__title">
        <Text>我的授权</Text>
      </View>
      <Consents person={person} />
      <Card title="下载我的数据" className="data__part">
        <View className="data__text">
          <Text>您的资料、诉求、建议、消息和授权记录，一份文件全部带走。</Text>
        </View>
        <Button
          id="data-export"
          block
          kind="secondary"
          icon="download"
          text="下载全部数据"
          loading={busy}
          onTap={() => void run(takeAlong)}
        />
      </Card>
      <Card title="删除个人信息" className="data__part">
        <View className="data__text">
          <Text>删除姓名、电话、地址和消息，并注销账号。删除后不能恢复。</Text>
        </View>
        <Button
          id="data-erase"
          block
          kind="danger"
          icon="trash-2"
          text={ERASE}
          onTap={() => setErasing(true)}
        />
      </Card>
      {erasing && (
        <ActionForm
          spec={eraseSpec}
          schema={privacyEndpoints.eraseMyData.body}
          onClose={() => setErasing(false)}
          onSubmit={erase}
        />
      )}
    </>
  );
}

export default function DataPage() {
  const me = useStore(session)?.me;
  return (
    <AppPage title="我的数据" id="my-data">
      {me ? <MyData key={me.id} person={me.id} /> : <SignInNeeded title="登录后查看我的数据" />}
    </AppPage>
  );
}
