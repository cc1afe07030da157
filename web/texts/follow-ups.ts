import { followUps } from './en/follow-ups.ts';
import { inLanguage } from './texts.ts';

export const followUpsTexts = inLanguage({ en: followUps });
