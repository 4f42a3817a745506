/** What one reads about a suggestion: where it stands, what came of it, what was written, all that happened. */
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { Text, View } from '@tarojs/components';
import type { SuggestionDetail } from '@jsjb/shared/suggestion/contract';
import { suggestionChannelWords, suggestionStatusWords, decisionWords } from '@jsjb/shared/suggestion/words';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { PersonCard } from '@/features/privacy/PersonCard';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo, paths } from '@/navigation/paths';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import { timeWords } from '@/features/ticket/timeWords';
import { SuggestionRewards } from './SuggestionRewards';
import { Story } from '@/features/ticket/Story';
import { Lineage } from './Lineage';
import { eventLooks, suggestionStyles, sentenceOf, decisionStyles, wayOf } from './statusStyles';
import './SuggestionBody.scss';

function Head({ suggestion, now }: { suggestion: SuggestionDetail; now: Date }) {
  const { status, title, decision, cosigners, author, returnReason, parent } = suggestion;
  const way = wayOf(status, decision?.kind);
  return (
    <Card id="suggestion-head">
      <View className="suggestion-head__tags">
        <StatusTag label={suggestionStatusWords[status]} {...suggestionStyles[status]} />
        {decision && !['adopted', 'partlyAdopted', 'declined'].includes(status) && (
          <StatusTag label={decisionWords[decision.kind]} {...decisionStyles[decision.kind]} />
        )}
      </View>
      <View className="suggestion-head__title">{title}</View>
      {author.own && <View className="suggestion-head__sentence">{sentenceOf(status, decision?.kind)}</View>}
      {status === 'returned' && returnReason && (
        <View className="suggestion-head__ask" id="return-reason">
          {returnReason}
        </View>
      )}
      {parent && (
        <View className="suggestion-head__ask">
          合并到 {parent.number}，现在：{suggestionStatusWords[parent.status]}
          {parent.answer ? `。${parent.answer}` : ''}
        </View>
      )}
      {way && <Steps steps={way.steps} current={way.current} />}
      <Text className="suggestion-head__cosigners">
        {cosigners > 0 ? `${cosigners} 位市民附议` : '还没有人附议'}
        {suggestion.cosigned ? '，您也附议了' : ''}
        {' · '}
        {timeWords(new Date(suggestion.submittedAt), now)}
      </Text>
    </Card>
  );
}

function Result({ suggestion }: { suggestion: SuggestionDetail }) {
  const { decision, answer, evidence, unit } = suggestion;
  if (!decision && !evidence) return null;
  const reply = answer ?? decision?.reply;
  return (
    <Card title="结果" className="suggestion-part" id="suggestion-result">
      {reply && <View className="suggestion-text">{reply}</View>}
      {unit && <View className="suggestion-note">{unit.name}</View>}
      {decision?.reason && (
        <View className="suggestion-internal">
          <Text className="suggestion-internal__name">存档理由（只有工作人员能看到）</Text>
          <View className="suggestion-text">{decision.reason}</View>
        </View>
      )}
      {evidence && (
        <View className="suggestion-internal" id="suggestion-evidence">
          <Text className="suggestion-internal__name">落实情况</Text>
          <View className="suggestion-text">{evidence.text}</View>
          <PhotoStrip photos={evidence.photos} />
        </View>
      )}
    </Card>
  );
}

const signatureOf = ({ anonymous, name, phone }: SuggestionDetail['author']): string =>
  anonymous ? '匿名' : [name, phone].filter(Boolean).join(' ');

function Author({ suggestion: { id, author } }: { suggestion: SuggestionDetail }) {
  if (!author.canUnmask) return null;
  return (
    <PersonCard
      title="建议人"
      of={id}
      person={author}
      unmasking={{
        about: '这条建议',
        see: (reason) => request(unmaskingEndpoints.unmaskAuthor, { params: { id }, body: { reason } }),
      }}
    />
  );
}

function Original({ suggestion, now }: { suggestion: SuggestionDetail; now: Date }) {
  const { content, photos, author, number, place, channel, campaignTitle, provincialNumber, categoryName } =
    suggestion;
  const optional = (name: string, value: string | undefined) => (value ? [[name, value] as const] : []);
  return (
    <Card title={author.own ? '您的建议' : '建议内容'} className="suggestion-part">
      <View className="suggestion-text" id="suggestion-content">
        {content}
      </View>
      <PhotoStrip photos={photos} />
      <Facts
        facts={[
          ['编号', number],
          ...optional('省平台编号', provincialNumber),
          ...optional('署名', author.canUnmask ? undefined : signatureOf(author)),
          ...optional('征集主题', campaignTitle),
          ...optional('分类', categoryName),
          ...optional('地点', place),
          [
            '来源',
            `${suggestionChannelWords[channel]} · ${timeWords(new Date(suggestion.submittedAt), now)}`,
          ],
        ]}
      />
      {author.own && suggestion.ticketIds[0] && (
        <Button
          kind="text"
          icon="clipboard-list"
          text="看看由哪件诉求而来"
          onTap={() => goTo(paths.ticket, { id: suggestion.ticketIds[0] })}
        />
      )}
    </Card>
  );
}

function Published({ suggestion }: { suggestion: SuggestionDetail }) {
  const { publication } = suggestion;
  if (!publication) return null;
  return (
    <Card title="已经公开" className="suggestion-part" id="suggestion-public">
      <View className="suggestion-text">{publication.text}</View>
      <Button
        kind="text"
        icon="megaphone"
        text="看公开页面"
        onTap={() => goTo(suggestionPaths.adopted, { id: suggestion.id })}
      />
    </Card>
  );
}

export interface SuggestionBodyProps {
  suggestion: SuggestionDetail;
  now: Date;
  /** Whose eyes: another person reads the rest anew. */
  person: string;
}

export function SuggestionBody({ suggestion, now, person }: SuggestionBodyProps) {
  return (
    <View id={`suggestion-body-${suggestion.number}`}>
      <Head suggestion={suggestion} now={now} />
      <SuggestionRewards suggestion={suggestion} person={person} />
      <Result suggestion={suggestion} />
      <Original suggestion={suggestion} now={now} />
      <Author suggestion={suggestion} />
      <Published suggestion={suggestion} />
      <Lineage suggestion={suggestion} person={person} now={now} />
      <Card title="办理记录" className="suggestion-part" id="suggestion-timeline">
        <Story items={suggestion.timeline} now={now} looks={eventLooks} />
      </Card>
    </View>
  );
}
