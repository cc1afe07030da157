import { z } from 'zod';
import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { CONTACT_SORTS } from '../../../db/repositories/contact-list-sort.ts';
import { instant, page } from '../common.ts';

/** More values than any group has pills, tags a person would pick, or addresses an integration looks up at once. */
const MOST_VALUES = 100;

/** `status=new&status=active` comes as an array, `status=new` as a string. */
const repeatable = <Value extends z.ZodType>(value: Value) =>
  z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(value).max(MOST_VALUES).optional(),
    )
    .optional();

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** An id, or whatever: what names nothing finds nobody. */
const reference = z.string().max(200);

const KINDS: readonly string[] = [...CHANNEL_NAMES, 'phone', 'external'];

const identity = z
  .string()
  .max(600)
  .transform((text, context) => {
    const [, kind, value] = /^([a-z_]+):(.+)$/su.exec(text) ?? [];
    if (kind !== undefined && value !== undefined && KINDS.includes(kind)) return { kind, value };
    context.addIssue({ code: 'custom', message: `must be kind:value, the kind one of ${KINDS.join(', ')}` });
    return z.NEVER;
  });

/** `plan:gold`: a custom field's key and the value it has to have. */
const fieldValue = z
  .string()
  .max(2_100)
  .transform((text, context) => {
    const [, key, value] = /^([a-z][a-z0-9_]*):(.+)$/su.exec(text) ?? [];
    if (key !== undefined && value !== undefined) return { key, value };
    context.addIssue({ code: 'custom', message: "must be key:value, the key a custom field's" });
    return z.NEVER;
  });

/** The filters of the contact list: OR inside one, AND between them. */
export const contactFilters = z.object({
  q: z.string().max(200).optional().describe('fragments of name, e-mail or phone, in any order'),
  status: repeatable(z.enum(STATUSES)),
  source: repeatable(z.enum(SOURCES)),
  channel: repeatable(z.enum(CHANNEL_NAMES)),
  stage: repeatable(z.enum(STAGES)),
  tag: repeatable(reference).describe('id or name'),
  grade: repeatable(z.enum(GRADES)),
  sentiment: repeatable(z.enum(SENTIMENT_LEVELS)),
  branchId: repeatable(reference),
  assigneeId: repeatable(reference),
  vip: repeatable(flag),
  atRisk: repeatable(flag),
  optedOut: repeatable(flag),
  identity: repeatable(identity).describe('kind:value, such as whatsapp:16505551234, email:, phone: or external:'),
  field: repeatable(fieldValue).describe(
    'key:value of a custom field, such as plan:gold; several fields must all hold',
  ),
  firstSeenAfter: instant.optional().describe('from this instant on'),
  firstSeenBefore: instant.optional().describe('before this instant'),
  lastMessageAfter: instant.optional(),
  lastMessageBefore: instant.optional(),
});

export const sort = z.enum(CONTACT_SORTS).default('-lastMessageAt');

export const contactListQuery = contactFilters.extend({ ...page.shape, sort });

export const contactExportQuery = contactFilters.extend({ sort });
