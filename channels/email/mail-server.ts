import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** A mail server answers each command well within this; one that does not is tried again later. */
export const TIMEOUT_MS = 15_000;

/**
 * The address to connect to.
 *
 * @throws with code `EPRIVATE` for a name that leads to this machine or its network: a mail account must not be a way into it
 */
export async function publicAddress(host: string, allowPrivate: boolean): Promise<string> {
  const { address } = await lookup(host);
  if (allowPrivate || ipaddr.process(address).range() === 'unicast') return address;
  throw Object.assign(new Error('not a public address'), { code: 'EPRIVATE' });
}

/** The name that a server's certificate has to be for; none where the host is a number. */
export const certifiedName = (host: string): string => (ipaddr.isValid(host) ? '' : host);
