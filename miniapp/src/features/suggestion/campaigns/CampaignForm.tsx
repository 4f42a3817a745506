/** Opens a campaign, changes it, or ends it early. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { type CampaignView, campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { request } from '@/api/client';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { useOnce } from '@/hooks/useOnce';
import type { FormSpec } from '@/forms/formSpec';
import { unitSource } from '@/features/ticket/actions/lookups';
import { lastDayOf, spanOfDays } from '../campaignWords';

const specOf = (known: CampaignView | undefined): FormSpec => ({
  title: known ? '修改征集' : '发起征集',
  submit: known ? '保存' : '发起',
  initial: known
    ? {
        title: known.title,
        text: known.text,
        first: localDate(new Date(known.startsAt)),
        last: lastDayOf(known.endsAt),
        ...(known.unit ? { unitId: known.unit.id } : {}),
        closed: known.closed,
      }
    : {},
  fields: [
    {
      kind: 'line',
      name: 'title',
      label: '想征集什么',
      max: 60,
      required: true,
      placeholder: '例如：老旧小区先改哪里',
    },
    { kind: 'text', name: 'text', label: '说明', max: 2000, rows: 5, required: true },
    { kind: 'date', name: 'first', label: '开始日期', required: true },
    { kind: 'date', name: 'last', label: '最后一天', required: true },
    { kind: 'lookup', name: 'unitId', label: '发起单位', source: unitSource() },
    ...(known
      ? [{ kind: 'flag', name: 'closed', label: '提前结束', yes: '提前结束', no: '按时结束' } as const]
      : []),
  ],
  body: ({ first, last, ...rest }) =>
    typeof first === 'string' && typeof last === 'string' ? { ...rest, ...spanOfDays(first, last) } : rest,
});

export interface CampaignFormProps {
  known: CampaignView | undefined;
  onClose: () => void;
  onDone: () => void;
}

export function CampaignForm({ known, onClose, onDone }: CampaignFormProps) {
  const once = useOnce();
  return (
    <ActionForm
      spec={specOf(known)}
      schema={campaignEndpoints.createCampaign.body}
      keepAs={known ? undefined : 'campaign'}
      left="上次没有发起的征集"
      onClose={onClose}
      onSubmit={async (body) => {
        // Judged by the schema of these very endpoints.
        if (known)
          await request(campaignEndpoints.updateCampaign, {
            params: { campaign: known.id },
            body: body as never,
          });
        else await once((key) => request(campaignEndpoints.createCampaign, { body: body as never, key }));
        notify(known ? '已保存' : '已发起，可以把二维码印出来张贴');
        onDone();
      }}
    />
  );
}
