/** Takes up what was published through another process. */
import type { Deps } from '../../deps';

export const refreshRules = ({ ruleVersions }: Deps): Promise<void> => ruleVersions.refresh();
