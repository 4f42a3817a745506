/** A grid worker reports what was seen, or writes down what was put right on the spot. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { submitBody } from '@jsjb/shared/ticket/contract';
import type { PostView } from '@jsjb/shared/account/contract';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { FormFields } from '@/forms/FormFields';
import { useForm } from '@/forms/useForm';
import { StaffPage } from '@/components/StaffPage';
import { newKey } from '@/device/newKey';
import { reportForm, reportWork } from '@/features/fieldWork/fieldForms';
import { sendWork } from '@/features/fieldWork/fieldWorkKind';
import './index.scss';

/** `onAgain`: there is no page to go back to, so the next matter is written here. */
function Report({ post, onAgain }: { post: PostView; onAgain: () => void }) {
  const spec = useMemo(() => reportForm(post.gridName ?? '本网格'), [post.gridName]);
  const [key] = useState(newKey);
  const form = useForm({
    spec,
    schema: submitBody,
    keepAs: 'fieldReport',
    left: '上次没有上报的内容',
    offline: true,
    onSubmit: async (body, values) => {
      const done = values['resolved'] === true ? '已登记，谢谢您当场处理' : '已上报，中心会尽快处理';
      notify(await sendWork(reportWork(body, values), done, key));
      if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
      else onAgain();
    },
  });
  return (
    <Card>
      <FormFields spec={spec} form={form} />
      <View className="report__send">
        <Button
          id="report-send"
          block
          text={
            form.photosBusy ? '照片正在上传' : form.values['resolved'] === true ? '登记处理结果' : '上报中心'
          }
          loading={form.busy}
          disabled={form.photosBusy}
          onTap={() => void form.submit()}
        />
      </View>
    </Card>
  );
}

export default function FieldReport() {
  const [nth, setNth] = useState(0);
  return (
    <StaffPage title="上报问题" id="grid-report-page">
      {(work) => (
        <Report key={`${work.person} ${nth}`} post={work.post} onAgain={() => setNth((now) => now + 1)} />
      )}
    </StaffPage>
  );
}
