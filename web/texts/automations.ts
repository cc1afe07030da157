import { automations } from './en/automations.ts';
import { inLanguage } from './texts.ts';

export const automationsTexts = inLanguage({ en: automations });
