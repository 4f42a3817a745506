/** Opens an action of what is in sight, once its buttons have come: in sight, or behind 更多. */
import { until, type Screen } from '../screen';

export async function begins(screen: Screen, action: string): Promise<void> {
  const button = `#act-${action}`;
  await until(
    `the action ${action}`,
    async () => (await screen.has(button)) || (await screen.has('#act-more')),
    () => screen.text(),
  );
  if (!(await screen.has(button))) await screen.tap('#act-more');
  await screen.tap(button);
}
