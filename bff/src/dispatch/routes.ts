/** The dispatcher's suggestion, and the rulings of joint meetings. */
import type { dispatchEndpoints } from '@jsjb/shared/dispatch/contract';
import { presentRuling, presentAdvice } from './present/presentDispatch';
import { readTicket } from '../ticket';
import { listRulings } from './queries/rulings';
import { adviseDispatch } from './queries/adviseDispatch';
import type { Handlers } from '../platform/features/feature';

export const dispatchHandlers: Handlers<typeof dispatchEndpoints> = {
  adviseDispatch: async ({ params, caller, deps }) => {
    const doc = await readTicket(deps.models.tickets, params.id, caller.actor);
    const city = await deps.city.snapshot();
    return presentAdvice(await adviseDispatch(doc, deps.models, city, deps.rules.limits), city);
  },
  listRulings: async ({ query, deps }) => {
    const city = await deps.city.snapshot();
    const { docs, next } = await listRulings(deps.models.rulings, query);
    return { items: docs.map((doc) => presentRuling(doc, city)), ...(next ? { next } : {}) };
  },
};
