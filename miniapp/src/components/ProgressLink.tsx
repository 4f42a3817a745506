/** The way to the progress of what was told on the telephone, or sent without signing in. */
import { goTo, paths } from '@/navigation/paths';
import { Card } from './Card';
import { Row } from './Row';
import './ProgressLink.scss';

export function ProgressLink() {
  return (
    <Card flush className="progress-link">
      <Row
        id="ask-progress"
        icon="search"
        title="凭编号查进度"
        hint="打过 12345、没有登录的，都能查"
        onTap={() => goTo(paths.progress)}
      />
    </Card>
  );
}
