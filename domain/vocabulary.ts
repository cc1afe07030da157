/**
 * The product's words, each declared once. Identifiers are part of the HTTP contract: never rename one.
 */
export const STATUSES = ['new', 'active', 'qualified', 'converted', 'inactive', 'churned'] as const;
export type Status = (typeof STATUSES)[number];

export const STAGES = ['inquiry', 'comparing', 'closing', 'in_progress', 'follow_up'] as const;
export type Stage = (typeof STAGES)[number];

export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export type Grade = (typeof GRADES)[number];

export const SENTIMENT_LEVELS = ['very_positive', 'positive', 'neutral', 'negative', 'very_negative'] as const;
export type SentimentLevel = (typeof SENTIMENT_LEVELS)[number];

export const SOURCES = ['chat_widget', 'lead_form', 'manual', 'email', 'messaging', 'import'] as const;
export type Source = (typeof SOURCES)[number];

export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const AUTHORS = ['contact', 'ai', 'human'] as const;
export type Author = (typeof AUTHORS)[number];

export const ROLES = ['viewer', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SIGNAL_KINDS = ['ai', 'keyword', 'action', 'manual'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Contact details that are read out of messages or told by a channel. */
export const CONTACT_FIELDS = ['name', 'email', 'phone', 'company', 'timeZone'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Actions (product.md section 5) that make a contact converted by themselves. */
export const CONVERTING_ACTIONS: readonly string[] = ['purchase_completed', 'booking_confirmed'];
