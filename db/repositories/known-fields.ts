/**
 * Which details of contact `c` are known as of its last judgement, from whatever source, as `KnownFields` has them: the shown
 * columns are told, set or detected.
 */
export const KNOWN = `jsonb_build_object('name', c.name IS NOT NULL, 'email', c.email IS NOT NULL, 'phone', c.phone IS NOT NULL,
  'company', c.company IS NOT NULL, 'timeZone', c.time_zone IS NOT NULL)`;
