/** The form of what was begun with posters: making, printing, taking back, issuing anew. */
import { type PosterFormat, posterEndpoints } from '@jsjb/shared/poster/contract';
import { request, fetchFile } from '@/api/client';
import { notify } from '@/device/notify';
import { keepFile } from '@/device/keepFile';
import { locate } from '@/device/locate';
import { ActionForm } from '@/forms/ActionForm';
import { useOnce } from '@/hooks/useOnce';
import type { FormValues } from '@/forms/formSpec';
import { createSpec, printSpec, reasonSpec } from './forms';

export type Doing =
  | { act: 'create' }
  | { act: 'print'; numbers: readonly string[] }
  | { act: 'revoke' | 'reissue'; number: string };

interface PosterFormsProps {
  doing: Doing;
  onClose: () => void;
  onDone: () => void;
}

async function print(numbers: readonly string[], format: PosterFormat): Promise<void> {
  const pdf = await fetchFile(posterEndpoints.printPosters, { body: { format, numbers: [...numbers] } });
  await keepFile(`海报-${numbers.length}张-${format}.pdf`, pdf);
}

function CreateForm({ onClose, onDone }: Omit<PosterFormsProps, 'doing'>) {
  const once = useOnce();
  const create = async (
    { place, areaCode }: Record<string, unknown>,
    { here }: FormValues,
  ): Promise<void> => {
    const located = here === true ? await locate() : undefined;
    const body = {
      place: String(place),
      areaCode: String(areaCode),
      ...(located ? { point: located.point } : {}),
    };
    const { number } = await once((key) => request(posterEndpoints.createPoster, { key, body }));
    notify(`已做好，编号 ${number}`);
    onDone();
  };
  return (
    <ActionForm
      spec={createSpec}
      schema={posterEndpoints.createPoster.body}
      keepAs="poster"
      left="上次没有做完的海报"
      onClose={onClose}
      onSubmit={create}
    />
  );
}

export function PosterForms({ doing, onClose, onDone }: PosterFormsProps) {
  if (doing.act === 'create') return <CreateForm onClose={onClose} onDone={onDone} />;
  if (doing.act === 'print') {
    const { numbers } = doing;
    return (
      <ActionForm
        spec={printSpec(numbers.length)}
        schema={posterEndpoints.printPosters.body}
        onClose={onClose}
        onSubmit={async ({ format }) => {
          await print(numbers, format as PosterFormat);
          onClose();
        }}
      />
    );
  }
  const { act, number } = doing;
  const submit = async ({ reason }: Record<string, unknown>): Promise<void> => {
    const given = { params: { number }, body: { reason: String(reason) } };
    await (act === 'revoke'
      ? request(posterEndpoints.revokePoster, given)
      : request(posterEndpoints.reissuePoster, given));
    notify(act === 'revoke' ? '已收回' : '已换新，请重新打印');
    onDone();
  };
  return (
    <ActionForm
      key={act}
      spec={reasonSpec(act)}
      schema={posterEndpoints.revokePoster.body}
      onClose={onClose}
      onSubmit={submit}
    />
  );
}
