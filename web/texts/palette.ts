import { palette } from './en/palette.ts';
import { inLanguage } from './texts.ts';

export const paletteTexts = inLanguage({ en: palette });
