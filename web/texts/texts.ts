import { en } from './en/index.ts';

/** All words of the dashboard. Another language is another object of this type. */
export type Texts = typeof en;

const catalogues: Readonly<Record<string, Texts>> = { en };

const wanted = navigator.languages.map((language) => language.split('-')[0] ?? '');

/** The language of the words, and of the dates and numbers beside them. */
export const language = wanted.find((each) => each in catalogues) ?? 'en';

export const texts: Texts = catalogues[language] ?? en;

/** The words of a screen that come with it and not with the first load, in the language of all others. */
export function inLanguage<Words>(catalogue: { readonly en: Words } & Readonly<Record<string, Words>>): Words {
  return catalogue[language] ?? catalogue.en;
}
