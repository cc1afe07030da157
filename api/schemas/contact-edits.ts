import { z } from 'zod';
import { CHANNEL_NAMES } from '../../domain/channels.ts';
import { STAGES, STATUSES } from '../../domain/vocabulary.ts';
import { text } from './common.ts';
import { company, email, personName, phone, reference, timeZone } from './people.ts';

/** What a person can set on a contact. Null takes the set value away: what is told or detected shows again. */
export const contactDetails = z.strictObject({
  name: personName.nullish(),
  email: email.nullish(),
  phone: phone.nullish(),
  company: company.nullish(),
  branchId: reference.optional(),
  assigneeId: reference.optional(),
  vip: z.boolean().nullish(),
  customFields: z
    .record(z.string().max(100), z.union([z.string(), z.number(), z.null()]))
    .optional()
    .describe('changes the fields that are named; null takes a value away'),
  timeZone: timeZone.nullish(),
});

export type ContactDetailsBody = z.output<typeof contactDetails>;

export const newContact = contactDetails.refine(
  ({ name, email: address, phone: number }) => Boolean(name ?? address ?? number),
  { path: ['name'], error: 'name, email or phone is needed' },
);

export const stageBody = z.strictObject({ stage: z.enum(STAGES) });
export const statusBody = z.strictObject({ status: z.enum(STATUSES) });

const note = text(2_000).nullish();

export const scoreBody = z.strictObject({ value: z.int().min(0).max(100), note });

export const adjustmentBody = z.strictObject({
  points: z
    .int()
    .min(-100)
    .max(100)
    .refine((points) => points !== 0, 'must not be 0'),
  note,
});

export const optOutBody = z.strictObject({ scope: z.enum([...CHANNEL_NAMES, 'all']) });
