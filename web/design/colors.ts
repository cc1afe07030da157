import type { Grade, SentimentLevel, Status } from '../api/contacts.ts';

/** product.md section 3. */
export const STATUS_COLORS: Readonly<Record<Status, string>> = {
  new: 'blue',
  active: 'green',
  qualified: 'purple',
  converted: 'emerald',
  inactive: 'gray',
  churned: 'red',
};

/** product.md section 4. */
export const SENTIMENT_COLORS: Readonly<Record<SentimentLevel, string>> = {
  very_positive: 'emerald',
  positive: 'green',
  neutral: 'gray',
  negative: 'orange',
  very_negative: 'red',
};

export const GRADE_COLORS: Readonly<Record<Grade, string>> = {
  A: 'emerald',
  B: 'green',
  C: 'blue',
  D: 'orange',
  F: 'gray',
};
