import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { recentTexts } from '../../db/repositories/recent-texts.ts';
import { readSettings } from '../../db/repositories/settings.ts';
import { detectBusiness } from '../../domain/detect-business.ts';
import { listTemplates, TEMPLATE_KEYS } from '../../domain/templates.ts';
import type { Routes } from '../app.ts';
import { requireRole } from '../plugins/auth.ts';
import { text } from '../schemas/common.ts';

const type = z.enum(TEMPLATE_KEYS);

/** Signals, presets and rules are as in the settings document, where they are meant to be copied to. */
const template = z.object({
  key: type,
  name: z.string(),
  description: z.string(),
  cues: z.array(z.string()),
  characteristics: z.array(z.object({ key: z.string(), label: z.string(), icon: z.string() })),
  signals: z.array(z.record(z.string(), z.unknown())),
  stageCues: z.record(z.string(), z.array(z.string())),
  followUpPresets: z.array(z.record(z.string(), z.unknown())),
  reviewRules: z.array(z.record(z.string(), z.unknown())),
});

const detected = z.object({
  type,
  confidence: z.number().describe('0 to 1'),
  matches: z.array(z.object({ type, name: z.string(), cues: z.array(z.string()) })),
});

const detectBody = z.strictObject({ description: text(4_000).optional() }).nullish();

/** How many of the latest messages say what a business is about. */
const MESSAGES_READ = 300;

/** What kind of business the workspace is, and what Rapport brings for it. */
export const businessProfileRoutes: Routes =
  ({ database }) =>
  async (app) => {
    app.get(
      '/business-profile/templates',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Settings'],
          summary: 'What there is for each kind of business',
          response: { 200: z.object({ items: z.array(template) }) },
        },
      },
      async () => ({
        items: listTemplates().map((one) => structuredClone(one) as unknown as z.output<typeof template>),
      }),
    );
    app.post(
      '/business-profile/detect',
      {
        preHandler: requireRole('agent'),
        schema: {
          tags: ['Settings'],
          summary: 'What kind of business this is',
          description:
            'Read from the description, sent or as it stands in the settings, and from the latest conversations.',
          body: detectBody,
          response: { 200: detected },
        },
      },
      async ({ caller, body }) => {
        const texts = await inWorkspace(database, caller.workspaceId, (scope) => textsOf(scope, body?.description));
        const { matches, ...found } = detectBusiness(texts);
        return { ...found, matches: matches.map((match) => ({ ...match, cues: [...match.cues] })) };
      },
    );
  };

async function textsOf(scope: Scope, description: string | undefined): Promise<string[]> {
  const { document } = await readSettings(scope);
  return [description ?? document.businessProfile.description, ...(await recentTexts(scope, MESSAGES_READ))];
}
