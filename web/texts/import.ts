import { importing } from './en/import.ts';
import { inLanguage } from './texts.ts';

export const importTexts = inLanguage({ en: importing });
