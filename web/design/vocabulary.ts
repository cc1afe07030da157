import type { Grade, SentimentLevel, Source, Stage, Status } from '../api/contacts.ts';

/** The product's words in the order in which people see them. */
export const STATUSES: readonly Status[] = ['new', 'active', 'qualified', 'converted', 'inactive', 'churned'];
export const STAGES: readonly Stage[] = ['inquiry', 'comparing', 'closing', 'in_progress', 'follow_up'];
export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D', 'F'];
export const SOURCES: readonly Source[] = ['chat_widget', 'lead_form', 'manual', 'email', 'messaging', 'import'];
export const SENTIMENT_LEVELS: readonly SentimentLevel[] = [
  'very_positive',
  'positive',
  'neutral',
  'negative',
  'very_negative',
];
export const CHANNELS = ['facebook', 'instagram', 'whatsapp', 'telegram', 'web', 'google_business', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
