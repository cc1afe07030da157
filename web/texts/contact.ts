import { contact } from './en/contact.ts';
import { inLanguage } from './texts.ts';

export const contactTexts = inLanguage({ en: contact });
