/** What every tab of the rules has: the version in force, the button to publish another, those that were. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { RulesView, RulesKind } from '@jsjb/shared/rules/contract';
import { rulesKindWords } from '@jsjb/shared/rules/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { timeWords } from '@/features/ticket/timeWords';

export interface RuleCardProps {
  id: string;
  title: string;
  /** Named on the button; absent: nothing can be changed here. */
  change?: { text: string; onTap: () => void } | undefined;
  children: ReactNode;
}

export function RuleCard({ id, title, change, children }: RuleCardProps) {
  return (
    <Card className="rules__part" id={id} title={title}>
      {children}
      {change && (
        <View className="rules__change">
          <Button
            id={`${id}-change`}
            kind="secondary"
            small
            icon="pencil"
            text={change.text}
            onTap={change.onTap}
          />
        </View>
      )}
    </Card>
  );
}

export function Line({ what, then, tag }: { what: string; then?: string; tag?: ReactNode }) {
  return (
    <View className="rules__line">
      <View className="rules__words">
        <Text className="rules__what">{what}</Text>
        {then && <Text className="rules__then">{then}</Text>}
      </View>
      {tag}
    </View>
  );
}

export function Versions({ rules, kind, now }: { rules: RulesView; kind: RulesKind; now: Date }) {
  const versions = rules.versions.filter((each) => each.kind === kind);
  return (
    <Card className="rules__part" title="历次版本" id={`versions-${kind}`}>
      {versions.length === 0 && (
        <View className="rules__note">还没有发布过，现在用的是系统自带的{rulesKindWords[kind]}。</View>
      )}
      {versions.map(({ version, at, by, note, inForce }) => (
        <Line
          key={version}
          what={version}
          then={[`${timeWords(new Date(at), now)} · ${by}`, note].filter(Boolean).join(' · ')}
          tag={inForce && <StatusTag label="现行" tone="success" />}
        />
      ))}
    </Card>
  );
}
