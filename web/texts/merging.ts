import { merging } from './en/merging.ts';
import { inLanguage } from './texts.ts';

export const mergingTexts = inLanguage({ en: merging });
