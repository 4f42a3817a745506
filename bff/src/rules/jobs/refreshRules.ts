/** Takes up what was published through another process. */
import type { Deps } from '../../deps';

export const refreshRules = ({ book }: Deps): Promise<void> => book.refresh();
