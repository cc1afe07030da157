import { settingsTexts } from '../../../texts/settings.ts';

const NAMES: Readonly<Record<string, string>> = settingsTexts.scoring.categories;

/** A category of the product by its word; one of the workspace by the name it was given. */
export const categoryName = (category: string): string => NAMES[category] ?? category;
