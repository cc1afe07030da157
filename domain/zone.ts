import { IANAZone } from 'luxon';

/**
 * The zone of an IANA name, with the platform's own rules.
 *
 * @throws RangeError for a zone that the platform does not know: luxon's instants in it would silently be invalid
 */
export function zoneOf(timeZone: string): IANAZone {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError('no known time zone');
  return zone;
}
