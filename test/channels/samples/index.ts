import { facebook, instagram, whatsapp } from './meta.ts';
import type { Sample } from './sample.ts';
import { telegram } from './telegram.ts';

/** By kind. */
export const SAMPLES: Readonly<Record<string, Sample>> = { facebook, instagram, whatsapp, telegram };
