import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import {
  countContacts,
  countModelUse,
  countOutcomes,
  countResponses,
  countSentiment,
  type CutSpan,
} from '../../../db/repositories/analytics.ts';
import { countStanding } from '../../../db/repositories/analytics-stood.ts';
import { readSettings } from '../../../db/repositories/settings.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import {
  contactsChart,
  followUpsChart,
  modelUse,
  periodQuery,
  responsesChart,
  sentimentChart,
} from '../../schemas/analytics.ts';
import { behindRoute } from './behind.ts';
import { branchOf, periodOf, type Period } from './period.ts';
import { presentContacts, presentFollowUps, presentModelUse, presentResponses, presentSentiment } from './present.ts';

/** Numbers about the workspace, as they are at the time of asking. */
export const analyticsRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  chart(app, deps, {
    path: 'contacts',
    summary: 'Contacts over time by status and stage, and how far they have come',
    answer: contactsChart,
    read: async (scope, span, now) =>
      presentContacts(span, await countContacts(scope, span), await countStanding(scope, span, now)),
  });
  chart(app, deps, {
    path: 'sentiment',
    summary: 'Sentiment of contacts’ messages over time',
    answer: sentimentChart,
    read: async (scope, span) => presentSentiment(span, await countSentiment(scope, span)),
  });
  chart(app, deps, {
    path: 'responses',
    summary: 'How long contacts waited for an answer',
    answer: responsesChart,
    read: async (scope, span) => presentResponses(span, await countResponses(scope, span)),
  });
  chart(app, deps, {
    path: 'follow-ups',
    summary: 'What came of follow-ups, by trigger and channel',
    answer: followUpsChart,
    read: async (scope, span) => presentFollowUps(span, await countOutcomes(scope, span)),
  });
  chart(app, deps, {
    path: 'model-use',
    summary: 'What reading messages took, by model',
    answer: modelUse,
    read: async (scope, span) => presentModelUse(span, await countModelUse(scope, span)),
  });
  behindRoute(app, deps);
};

interface Chart {
  readonly path: string;
  readonly summary: string;
  readonly answer: z.ZodType;
  /** In the form of `answer`: present.ts sees to that. */
  readonly read: (scope: Scope, span: CutSpan & Period, now: Date) => Promise<unknown>;
}

function chart(app: App, deps: AppDeps, { path, summary, answer, read }: Chart): void {
  app.get(
    `/analytics/${path}`,
    {
      preHandler: requireRole('viewer'),
      schema: { tags: ['Analytics'], summary, querystring: periodQuery, response: { 200: answer } },
    },
    ({ caller, query }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const { document } = await readSettings(scope);
        const now = deps.clock();
        const period = periodOf(query, document.locale.timeZone, now);
        return read(scope, { ...period, channel: query.channel ?? null, branchId: branchOf(query) }, now);
      }),
  );
}
