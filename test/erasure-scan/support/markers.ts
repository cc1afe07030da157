/** A word for each place where something personal can be put. They occur nowhere else, and none is part of another. */
const PLACES = [
  'name',
  'setName',
  'email',
  'company',
  'channelUser',
  'externalId',
  'text',
  'attachmentUrl',
  'attachmentName',
  'outboundText',
  'customField',
  'note',
  'actionValue',
  'scoreNote',
  'followUpText',
  'reminderNote',
  'dismissReason',
  'answer',
] as const;

type Place = (typeof PLACES)[number];

export const MARKERS = Object.fromEntries(
  PLACES.map((place, at) => [place, `zq${String.fromCharCode(97 + at).repeat(3)}wombat`]),
) as Readonly<Record<Place, string>>;

/** A number that nobody has: its digits are looked for as well. */
export const PHONE = '+639175559173';

export const EVERY_MARKER = [...Object.values(MARKERS), PHONE.slice(1), '9175559173'];

/** Places whose marker is in this text, in whatever letter case. */
export function found(text: string): string[] {
  const lower = text.toLowerCase();
  return EVERY_MARKER.filter((marker) => lower.includes(marker));
}
