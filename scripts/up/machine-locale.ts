import type { Locale } from '../../domain/settings.ts';

/** Country, zone and language of this machine: what the first workspace starts from, until somebody sets its own. */
export function machineLocale(): Locale {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { language, region } = new Intl.Locale(locale).maximize();
  // Regions may also be numbers (`es-419`, Latin America), and a country is what a phone number is read by.
  return {
    country: region !== undefined && /^[A-Z]{2}$/.test(region) ? region : 'US',
    timeZone,
    languages: [language],
  };
}
