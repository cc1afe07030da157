import { analytics } from './en/analytics.ts';
import { inLanguage } from './texts.ts';

export const analyticsTexts = inLanguage({ en: analytics });
