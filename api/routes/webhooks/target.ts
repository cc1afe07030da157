import ipaddr from 'ipaddr.js';
import { impossible } from '../../problem.ts';

/**
 * Refuses what no webhook, and no address of a provider, may be. The address behind a name is looked at when it is called, every time: what it answers now
 * says nothing of later.
 *
 * @param path where in the request it stands
 * @throws Problem 422 `unusable_target`
 */
export function checkTarget(url: string, allowPrivate: boolean, path = 'url'): void {
  const fault = faultOf(url, allowPrivate);
  if (fault !== null) throw impossible('unusable_target', [{ path, message: fault }], 'This URL cannot be called.');
}

function faultOf(url: string, allowPrivate: boolean): string | null {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) return 'must be an https URL';
  if (target.username !== '' || target.password !== '') return 'must not hold a user or password';
  if (allowPrivate) return null;
  if (target.protocol !== 'https:') return 'must be an https URL';
  return isPrivate(target.hostname) ? 'must not be an address of a private network' : null;
}

/** URL has made every way of writing an address (`0x7f.1`) into the usual one. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return ipaddr.isValid(host) && ipaddr.parse(host).range() !== 'unicast';
}
