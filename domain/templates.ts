import type { BusinessTemplate } from './templates/template.ts';
import { appointments } from './templates/appointments.ts';
import { automotive } from './templates/automotive.ts';
import { delivery } from './templates/delivery.ts';
import { education } from './templates/education.ts';
import { generic } from './templates/generic.ts';
import type { TemplateKey } from './templates/keys.ts';
import { products } from './templates/products.ts';
import { realEstate } from './templates/real-estate.ts';
import { reservations } from './templates/reservations.ts';
import { services } from './templates/services.ts';
import { travel } from './templates/travel.ts';

export type { BusinessTemplate } from './templates/template.ts';
export { TEMPLATE_KEYS } from './templates/keys.ts';
export type { TemplateKey } from './templates/keys.ts';

const TEMPLATES: Readonly<Record<TemplateKey, BusinessTemplate>> = {
  generic,
  appointments,
  reservations,
  products,
  delivery,
  services,
  real_estate: realEstate,
  education,
  automotive,
  travel,
};

/** All business templates, the generic one first. */
export function listTemplates(): readonly BusinessTemplate[] {
  return Object.values(TEMPLATES);
}

/** The template of a kind of business. */
export function templateByKey(key: TemplateKey): BusinessTemplate {
  return TEMPLATES[key];
}
