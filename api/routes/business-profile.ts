import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { recentTexts } from '../../db/repositories/recent-texts.ts';
import { readSettings } from '../../db/repositories/settings.ts';
import { detectBusiness, usualCharacteristics } from '../../domain/detect-business.ts';
import { listTemplates, TEMPLATE_KEYS } from '../../domain/templates.ts';
import type { Routes } from '../deps.ts';
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
  matches: z.array(z.object({ type, name: z.string(), cues: z.array(z.string()) })).describe('By words alone'),
  description: z.string().nullable().describe('To take over and edit; null where none was written'),
  characteristics: z
    .array(z.string())
    .describe('Keys of the type’s characteristics: those shown, or those usual for it'),
  provider: z.enum(['local', 'openai']).describe('Who said the type: words of the templates, or the model'),
});

const detectBody = z.strictObject({ description: text(4_000).optional() }).nullish();

/** How many of the latest messages say what a business is about. */
const MESSAGES_READ = 300;

/** What kind of business the workspace is, and what Rapport brings for it. */
export const businessProfileRoutes: Routes =
  ({ database, readBusiness }) =>
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
        const given = await inWorkspace(database, caller.workspaceId, (scope) => textsOf(scope, body?.description));
        const { matches, ...byWords } = detectBusiness([given.description, ...given.messages]);
        const byModel = given.modelSeesText && readBusiness !== undefined ? await readBusiness(given) : null;
        return {
          ...(byModel === null
            ? { ...byWords, description: null, characteristics: [...usualCharacteristics(byWords.type)] }
            : { ...byModel, characteristics: [...byModel.characteristics] }),
          matches: matches.map((match) => ({ ...match, cues: [...match.cues] })),
          provider: byModel === null ? ('local' as const) : ('openai' as const),
        };
      },
    );
  };

async function textsOf(scope: Scope, description: string | undefined) {
  const { document } = await readSettings(scope);
  return {
    description: description ?? document.businessProfile.description,
    messages: await recentTexts(scope, MESSAGES_READ),
    modelSeesText: document.privacy.modelSeesText,
  };
}
