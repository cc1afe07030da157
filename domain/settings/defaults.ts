import { templateByKey } from '../templates.ts';
import type { TemplateKey } from '../templates/keys.ts';
import type { Settings } from './document.ts';

export type Locale = Settings['locale'];

/**
 * What a workspace starts with: the numbers of product.md, and what the template of its kind of business brings.
 * Follow-up presets are left to be chosen: nobody's customers are written to because a workspace was made.
 */
export function defaultSettings(locale: Locale, templateKey: TemplateKey = 'generic'): Settings {
  const template = templateByKey(templateKey);
  return {
    locale: { ...locale, languages: [...locale.languages] },
    identity: { autoLink: 'claimed' },
    status: {
      inactiveAfter: 'P14D',
      churnedAfter: 'P60D',
      activeMinMessages: 3,
      activeWithin: 'P14D',
      intentWindow: 'P30D',
      qualifiedMinScore: 60,
    },
    sentiment: { halfLifeMessages: 10 },
    leadScoring: {
      signals: structuredClone(template.signals) as Settings['leadScoring']['signals'],
      weights: { intent: 1, engagement: 1, fit: 1, loyalty: 1 },
      grades: { A: 80, B: 60, C: 40, D: 20 },
    },
    flags: { vip: { minGrade: 'A', converted: true }, atRisk: { sentimentBelow: -0.125, churnWithin: 'P14D' } },
    completeness: ['name', 'email', 'phone', 'company', 'timeZone'],
    followUps: defaultFollowUps(),
    review: {
      frustration: true,
      complex: true,
      highValue: { enabled: true, minGrade: 'A' },
      rules: structuredClone(template.reviewRules) as Settings['review']['rules'],
    },
    notifications: { email: { to: [], reviews: true, followUps: 'digest', names: true } },
    privacy: { retention: null, modelSeesText: true },
    businessProfile: {
      type: template.key,
      description: '',
      characteristics: template.characteristics.map((characteristic) => characteristic.key),
      tone: 'friendly',
    },
  };
}

function defaultFollowUps(): Settings['followUps'] {
  return {
    auto: false,
    stopped: false,
    triggers: {
      promise: { mode: 'approval' },
      ghosting: { mode: 'approval', after: 'PT24H' },
      undecided: { mode: 'approval', after: 'P3D' },
    },
    custom: [],
    maxAttempts: 3,
    gap: 'P2D',
    expireAfter: 'P30D',
    undoWindow: 'PT5S',
    caps: { perContactPerWeek: 2, perHour: 100 },
    quietHours: { start: '21:00', end: '08:00' },
    // The order of api.md. A channel that is not connected is passed over when a message is sent.
    channels: ['whatsapp', 'facebook', 'instagram', 'telegram', 'web', 'email'],
  };
}
