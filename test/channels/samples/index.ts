import { mailgun, postmark, sendgrid, sendgridSigned } from './email.ts';
import { form } from './form.ts';
import { facebook, instagram, lead_ads, whatsapp } from './meta.ts';
import type { Sample } from './sample.ts';
import { telegram } from './telegram.ts';

/** By kind, and by the provider where a kind has several. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  facebook,
  instagram,
  whatsapp,
  telegram,
  lead_ads,
  form,
  email: postmark,
  'email by SendGrid': sendgrid,
  'email by SendGrid, signed': sendgridSigned,
  'email by Mailgun': mailgun,
};
