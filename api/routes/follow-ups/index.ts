import type { Routes } from '../../deps.ts';
import { followUpDecisionRoutes } from './decisions.ts';
import { followUpListRoutes } from './follow-up-list.ts';
import { reminderRoutes } from './reminders.ts';

/** The follow-up queue. */
export const followUpRoutes: Routes = (deps) => async (app) => {
  for (const make of [followUpListRoutes, followUpDecisionRoutes, reminderRoutes]) await app.register(make(deps));
};
