/** What one reads about an idea: where it stands, what came of it, what was written, all that happened. */
import { Text, View } from '@tarojs/components';
import type { SuggestionDetail } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionChannelWords, suggestionStatusWords, verdictWords } from '@jsjb/shared/suggestion/words';
import { call } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { PersonCard } from '@/identity/PersonCard';
import { ideaPaths } from '@/session/ideaPaths';
import { goTo, paths } from '@/session/paths';
import { PhotoStrip } from '@/ticket/PhotoStrip';
import { timeWords } from '@/ticket/timeWords';
import { IdeaRewards } from './IdeaRewards';
import { Story } from '@/ticket/Story';
import { Lineage } from './Lineage';
import { eventLooks, ideaLooks, sentenceOf, verdictLooks, wayOf } from './looks';
import './IdeaBody.scss';

function Head({ idea, now }: { idea: SuggestionDetail; now: Date }) {
  const { status, title, verdict, cosigners, author, returnReason, parent } = idea;
  const way = wayOf(status, verdict?.kind);
  return (
    <Card id="idea-head">
      <View className="idea-head__tags">
        <StatusTag label={suggestionStatusWords[status]} {...ideaLooks[status]} />
        {verdict && !['adopted', 'partlyAdopted', 'declined'].includes(status) && (
          <StatusTag label={verdictWords[verdict.kind]} {...verdictLooks[verdict.kind]} />
        )}
      </View>
      <View className="idea-head__title">{title}</View>
      {author.own && <View className="idea-head__sentence">{sentenceOf(status, verdict?.kind)}</View>}
      {status === 'returned' && returnReason && (
        <View className="idea-head__ask" id="return-reason">
          {returnReason}
        </View>
      )}
      {parent && (
        <View className="idea-head__ask">
          合并到 {parent.number}，现在：{suggestionStatusWords[parent.status]}
          {parent.answer ? `。${parent.answer}` : ''}
        </View>
      )}
      {way && <Steps steps={way.steps} current={way.current} />}
      <Text className="idea-head__cosigners">
        {cosigners > 0 ? `${cosigners} 位市民附议` : '还没有人附议'}
        {idea.cosigned ? '，您也附议了' : ''}
        {' · '}
        {timeWords(new Date(idea.submittedAt), now)}
      </Text>
    </Card>
  );
}

function Result({ idea }: { idea: SuggestionDetail }) {
  const { verdict, answer, evidence, unit } = idea;
  if (!verdict && !evidence) return null;
  const reply = answer ?? verdict?.reply;
  return (
    <Card title="结果" className="idea-part" id="idea-result">
      {reply && <View className="idea-text">{reply}</View>}
      {unit && <View className="idea-note">{unit.name}</View>}
      {verdict?.reason && (
        <View className="idea-internal">
          <Text className="idea-internal__name">存档理由（只有工作人员能看到）</Text>
          <View className="idea-text">{verdict.reason}</View>
        </View>
      )}
      {evidence && (
        <View className="idea-internal" id="idea-evidence">
          <Text className="idea-internal__name">落实情况</Text>
          <View className="idea-text">{evidence.text}</View>
          <PhotoStrip photos={evidence.photos} />
        </View>
      )}
    </Card>
  );
}

const signatureOf = ({ anonymous, name, phone }: SuggestionDetail['author']): string =>
  anonymous ? '匿名' : [name, phone].filter(Boolean).join(' ');

function Author({ idea: { id, author } }: { idea: SuggestionDetail }) {
  if (!author.canUnmask) return null;
  return (
    <PersonCard
      title="建议人"
      of={id}
      person={author}
      unmasking={{
        about: '这条建议',
        see: (reason) => call('unmaskAuthor', { params: { id }, body: { reason } }),
      }}
    />
  );
}

function Original({ idea, now }: { idea: SuggestionDetail; now: Date }) {
  const { content, photos, author, number, place, channel, callTitle, provincialNumber, categoryName } = idea;
  const optional = (name: string, value: string | undefined) => (value ? [[name, value] as const] : []);
  return (
    <Card title={author.own ? '您的建议' : '建议内容'} className="idea-part">
      <View className="idea-text" id="idea-content">
        {content}
      </View>
      <PhotoStrip photos={photos} />
      <Facts
        facts={[
          ['编号', number],
          ...optional('省平台编号', provincialNumber),
          ...optional('署名', author.canUnmask ? undefined : signatureOf(author)),
          ...optional('征集主题', callTitle),
          ...optional('分类', categoryName),
          ...optional('地点', place),
          ['来源', `${suggestionChannelWords[channel]} · ${timeWords(new Date(idea.submittedAt), now)}`],
        ]}
      />
      {author.own && idea.ticketIds[0] && (
        <Button
          kind="text"
          icon="clipboard-list"
          text="看看由哪件诉求而来"
          onTap={() => goTo(paths.ticket, { id: idea.ticketIds[0] })}
        />
      )}
    </Card>
  );
}

function Published({ idea }: { idea: SuggestionDetail }) {
  const { publication } = idea;
  if (!publication) return null;
  return (
    <Card title="已经公开" className="idea-part" id="idea-public">
      <View className="idea-text">{publication.text}</View>
      <Button
        kind="text"
        icon="megaphone"
        text="看公开页面"
        onTap={() => goTo(ideaPaths.adopted, { id: idea.id })}
      />
    </Card>
  );
}

export interface IdeaBodyProps {
  idea: SuggestionDetail;
  now: Date;
  /** Whose eyes: another person reads the rest anew. */
  person: string;
}

export function IdeaBody({ idea, now, person }: IdeaBodyProps) {
  return (
    <View id={`idea-body-${idea.number}`}>
      <Head idea={idea} now={now} />
      <IdeaRewards idea={idea} person={person} />
      <Result idea={idea} />
      <Original idea={idea} now={now} />
      <Author idea={idea} />
      <Published idea={idea} />
      <Lineage idea={idea} person={person} now={now} />
      <Card title="办理记录" className="idea-part" id="idea-timeline">
        <Story items={idea.timeline} now={now} looks={eventLooks} />
      </Card>
    </View>
  );
}
