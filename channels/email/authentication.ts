import { headerOf, type Headers } from './mail.ts';

/**
 * Whether the receiving server found that the sender's domain stands for the mail: DMARC passed (RFC 7489), told in an
 * `Authentication-Results` header (RFC 8601). Only in the one that is the server's own, and on top: anybody can write another.
 */
export function passedDmarc(headers: Headers, authservId: string | null | undefined): boolean {
  if (authservId == null) return false;
  const [server = '', ...results] = headerOf(headers, 'authentication-results').split(';');
  if (server.trim().split(/\s/)[0]?.toLowerCase() !== authservId.toLowerCase()) return false;
  return results.some((result) => /^\s*dmarc\s*=\s*pass\b/i.test(result));
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
