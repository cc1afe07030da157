const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

/** `3 contacts`, `1 contact`. */
export const count = (n: number, one: string, other: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

/** The product's own words: labels of the identifiers that the API speaks. */
export const words = {
  number: (n: number) => number.format(n),
  percent: (share: number) => `${number.format(Math.round(share * 100))} %`,
  contacts: (n: number) => count(n, 'contact', 'contacts'),
  status: {
    new: 'New',
    active: 'Active',
    qualified: 'Qualified',
    converted: 'Converted',
    inactive: 'Inactive',
    churned: 'Churned',
  },
  stage: {
    inquiry: 'Inquiry',
    comparing: 'Comparing',
    closing: 'Closing',
    in_progress: 'In Progress',
    follow_up: 'Follow-up',
  },
  stagePhase: {
    inquiry: 'Awareness',
    comparing: 'Evaluation',
    closing: 'Decision',
    in_progress: 'Fulfillment',
    follow_up: 'Retention',
  },
  source: {
    chat_widget: 'Chat Widget',
    lead_form: 'Lead Form',
    manual: 'Manual',
    email: 'Email',
    messaging: 'Messaging app',
    import: 'Import',
  },
  channel: {
    facebook: 'Facebook',
    instagram: 'Instagram',
    whatsapp: 'WhatsApp',
    telegram: 'Telegram',
    web: 'Web Visitor',
    google_business: 'Google Business',
    email: 'Email',
  },
  sentiment: {
    very_positive: 'Very positive',
    positive: 'Positive',
    neutral: 'Neutral',
    negative: 'Negative',
    very_negative: 'Very negative',
  },
  author: { contact: 'Contact', ai: 'AI', human: 'Team' },
  actor: {
    somebody: 'Somebody',
    byKind: {
      engine: 'Rapport',
      system: 'Rapport',
      key: 'An integration',
      contact: 'Contact',
      ai: 'AI',
      human: 'Team',
    },
  },
  /** How pickers write a day and a time, in dayjs's tokens. */
  pickedTime: 'MMM D, YYYY h:mm A',
  vip: 'VIP',
  atRisk: 'At risk',
  grade: (grade: string) => `Grade ${grade}`,
  leadGrade: (grade: string, score: number) => `Lead grade ${grade}, score ${number.format(score)} of 100`,
  noSentiment: 'No sentiment yet',
  sentimentScore: (level: string, score: number) => `${level} (${score > 0 ? '+' : ''}${score.toFixed(2)})`,
  stageOf: (stage: string, n: number, of: number) => `${stage}, stage ${String(n)} of ${String(of)}`,
  emailThere: (email: string) => `Email: ${email}`,
  emailMissing: 'No email yet',
  phoneThere: (phone: string) => `Phone: ${phone}`,
  phoneMissing: 'No phone yet',
  completeness: (share: string) => `Profile ${share} complete`,
  unnamed: 'Unnamed visitor',
  never: 'Never',
  justNow: 'just now',
};
