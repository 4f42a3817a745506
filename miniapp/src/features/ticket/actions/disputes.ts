/** What the centre reads and writes when units dispute who is in charge. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import type { FormField } from '@/forms/formSpec';
import type { ActionSources } from './actionSpec';

/** The request that waits, with its evidence and how often the ticket has already wandered. */
export function returnWords({ legs, transfers, returns }: TicketDetail): string {
  // One return at a time waits; the others are decided.
  const leg = legs.find(({ returnRequest }) => returnRequest && !returnRequest.decision);
  const asked = leg?.returnRequest;
  if (!leg || !asked) return '';
  const evidence = asked.evidence.map((each, at) => `${at + 1}. ${each}`).join('；');
  const pictures = asked.photos.length > 0 ? `照片 ${asked.photos.length} 张，见工单` : '';
  const basis = [evidence, pictures].filter(Boolean).join('；');
  const wandered = `这件工单已转派 ${transfers} 次、退单 ${returns} 次。`;
  return `${leg.unit.name}申请退单：${asked.reason}。依据：${basis}。${wandered}`.replaceAll('。。', '。');
}

/** The record of a joint meeting (联席会议). */
export const meetingFields = (
  { units }: ActionSources,
  whoIfNobody: string,
  agendaNeeded = false,
): FormField[] => [
  {
    kind: 'text',
    name: 'agenda',
    label: '会议议题',
    max: 500,
    rows: 2,
    required: agendaNeeded,
    placeholder: '争议在哪里，例如：厂区外道路由谁养护',
  },
  {
    kind: 'lookup',
    name: 'attendeeUnitIds',
    label: '参会单位',
    many: true,
    max: 20,
    source: units,
    hint: whoIfNobody,
  },
  {
    kind: 'text',
    name: 'note',
    label: '会议结论',
    max: 1000,
    rows: 4,
    required: true,
    placeholder: '由谁主办、谁协办，依据是什么',
  },
  {
    kind: 'flag',
    name: 'precedent',
    label: '今后同类照此办理',
    required: true,
    yes: '作为先例',
    no: '只管这一件',
  },
];
