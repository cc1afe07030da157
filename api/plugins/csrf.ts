import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

/** These change nothing, by the contract. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site's page made the browser send this. Browsers say so themselves: in `Sec-Fetch-Site` over https and on
 * localhost, else in `Origin`; neither can be set by a page. So no token has to be carried through every form and tab, and none
 * can be left out by a route made later.
 *
 * @returns null where the client says neither, which no browser of these years does
 */
function isCrossSite({ headers, host }: FastifyRequest, publicUrl: string | undefined): boolean | null {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined) return null;
  const from = hostIn(origin);
  return from === null || (from !== hostIn(`http://${host}`) && from !== hostIn(publicUrl ?? ''));
}

/** Host and port, without a port that goes without saying; null for what is no address. */
const hostIn = (address: string): string | null => (URL.canParse(address) ? new URL(address).host || null : null);

const crossSite = (): Problem =>
  new Problem(403, 'cross_site', 'A session is used from its own site alone. Elsewhere, send an API key.');

/** Guards what is done by a session's cookie, which browsers send along by themselves. @throws Problem 403 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string | undefined): void {
  if (!SAFE.has(request.method) && isCrossSite(request, publicUrl) !== false) throw crossSite();
}

/**
 * Guards what makes a session: another site must not sign somebody in as somebody else. Scripts, which say nothing of a site,
 * may. @throws Problem 403
 */
export function refuseForeignSignIn(request: FastifyRequest, publicUrl: string | undefined): void {
  if (isCrossSite(request, publicUrl) === true) throw crossSite();
}
