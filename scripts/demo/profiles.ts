import { weighted, type Random } from './random.ts';

/** Who writes, as their channel tells it. */
export interface ChannelProfile {
  readonly channel: string;
  readonly channelUserId: string;
  readonly source?: string;
  readonly contact?: {
    readonly name?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly verified?: boolean;
  };
}

/** Plainly invented, and said in their surnames: nobody real is meant. */
const FIRST_NAMES =
  'Amihan Bruno Carmela Dewi Elio Farid Gwen Hana Ines Jomar Kiko Lalisa Mateo Nadia Oscar Pilar'.split(' ');
const SURNAMES = 'Sample Madeup Placeholder Fictor Inventado Contoh Halimbawa Ejemplo Beispiel Nobody'.split(' ');

const CHANNELS = [
  ['facebook', 25],
  ['whatsapp', 22],
  ['web', 20],
  ['instagram', 12],
  ['email', 9],
  ['telegram', 8],
  ['google_business', 4],
] as const;

/**
 * The person behind the conversation at `place` of the sample. Addresses and numbers are of the ranges kept for fiction:
 * example.com (RFC 2606) and +44 7700 900000 to 900999 (Ofcom).
 */
export function profileOf(place: number, random: Random): ChannelProfile {
  const first = pick(FIRST_NAMES, random);
  const name = `${first} ${pick(SURNAMES, random)}`;
  const number = String(place).padStart(4, '0');
  const email = `${name.toLowerCase().replace(' ', '.')}.${number}@example.com`;
  const channel = weighted(CHANNELS, random);
  if (channel === 'web') return webVisitor(number, name, email, random);
  if (channel === 'email') return { channel, channelUserId: email, contact: { name, email, verified: true } };
  if (channel === 'whatsapp' && place < 1_000) {
    const phone = `+447700900${number.slice(1)}`;
    return { channel, channelUserId: phone.slice(1), contact: { name, phone, verified: true } };
  }
  return {
    channel,
    channelUserId: `${channel}-user-${number}`,
    contact: { name: channel === 'telegram' ? first : name },
  };
}

/** Most visitors of a site say nothing of themselves; some fill in its form first. */
function webVisitor(number: string, name: string, email: string, random: Random): ChannelProfile {
  const visitor = { channel: 'web', channelUserId: `visitor-${number}` };
  return random() < 0.2 ? { ...visitor, source: 'lead_form', contact: { name, email } } : visitor;
}

function pick(names: readonly string[], random: Random): string {
  return names[Math.floor(random() * names.length)] ?? '';
}
