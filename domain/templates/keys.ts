/** Kinds of business that a template exists for. */
export const TEMPLATE_KEYS = [
  'generic',
  'appointments',
  'reservations',
  'products',
  'delivery',
  'services',
  'real_estate',
  'education',
  'automotive',
  'travel',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];
