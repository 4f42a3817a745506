/** What the outbox of this product delivers: the record kinds that carry its mark, and who subscribes to their events. */
import type { Deps } from './deps';
import type { Models } from './models';
import type { OutboxParts } from './platform/outbox';

export type Delivered = Pick<OutboxParts<Deps>, 'records' | 'subscriptions'>;

/** A record kind is added with its first subscription; until then it costs nothing. */
export const deliveredFrom = (_models: Models): Delivered => ({ records: {}, subscriptions: [] });
