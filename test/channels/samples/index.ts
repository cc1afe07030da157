import { email } from './email.ts';
import { form } from './form.ts';
import { facebook, instagram, lead_ads, whatsapp } from './meta.ts';
import type { Sample } from './sample.ts';
import { telegram } from './telegram.ts';

/** By kind. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  facebook,
  instagram,
  whatsapp,
  telegram,
  lead_ads,
  form,
  email,
};
