/** The city's rules: calendar, limits, alarms, scores; versions are published, never changed. */
import { staffRoles } from '@jsjb/shared/kit/role';
import { rulesEndpoints } from '@jsjb/shared/rules/contract';
import type { Rules } from '@jsjb/shared/ticket/terms';
import { defineFeature } from '../platform/features/feature';
import { refreshRules } from './jobs/refreshRules';
import { rulesData } from './personalData';
import { rulesHandlers } from './routes';
import { createRuleVersions, type RuleVersions } from './store/ruleVersions';
import { rulesModel } from './store/rulesModel';

export const rulesFeature = defineFeature({
  name: 'rules',
  endpoints: rulesEndpoints,
  handlers: rulesHandlers,
  access: { 'rules.read': staffRoles, 'rules.publish': ['admin'] },
  collections: rulesModel,
  services({ models }) {
    const ruleVersions = createRuleVersions(models);
    return {
      ruleVersions,
      get rules() {
        return ruleVersions.current().rules;
      },
    };
  },
  jobs: [{ name: 'refreshRules', everyMs: 30_000, run: refreshRules }],
  personalData: [rulesData],
});

declare module '../deps' {
  interface Deps {
    /** The rules in force at this moment. */
    readonly rules: Rules;
    ruleVersions: RuleVersions;
  }
}
