import type { WebhookRequest } from '../port.ts';

/**
 * The site whose page sent a request, as its browser says; null where no browser did.
 *
 * Browsers name it with every form that goes to another site, and no page can change that. A program can say what it likes: the
 * origins keep other sites' pages out, not programs, and so a request without one is taken.
 */
export function originOf({ headers }: WebhookRequest): string | null {
  const { origin, referer } = headers;
  if (origin !== undefined) return origin;
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : null;
}
