import addressparser from 'nodemailer/lib/addressparser';
import type { Mail } from '../mail.ts';

/** The first address of a `From` header; null where there is none. */
export function addressIn(from: string): Mail['from'] {
  const [first] = addressparser(from.slice(0, 2_000), { flatten: true });
  return first?.address ? { address: first.address, name: first.name } : null;
}
