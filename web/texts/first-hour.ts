import { firstHour } from './en/first-hour.ts';
import { inLanguage } from './texts.ts';

export const firstHourTexts = inLanguage({ en: firstHour });
