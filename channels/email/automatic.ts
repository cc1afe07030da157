import { headerOf, type Mail } from './mail.ts';

/**
 * What kind of robot wrote a mail, or null for a person: such a mail is no message of a contact, and answering it would begin a
 * conversation of two machines (RFC 3834, RFC 2369, RFC 3464).
 */
export function robotIn({ headers }: Mail): 'automatic' | 'bulk' | 'report' | null {
  const is = (name: string, values: RegExp): boolean => values.test(headerOf(headers, name));
  const has = (name: string): boolean => headers.has(name);
  if (is('content-type', /^multipart\/report\b/i) || isFromNobody(headers.get('return-path'))) return 'report';
  if (has('auto-submitted') && !is('auto-submitted', /^no\b/i)) return 'automatic';
  if (has('x-autoreply') || has('x-autorespond') || is('precedence', /^auto_reply\b/i)) return 'automatic';
  if (is('x-auto-response-suppress', /\b(all|autoreply|oof)\b/i)) return 'automatic';
  if (is('precedence', /^(bulk|junk|list)\b/i) || has('list-id') || has('list-unsubscribe')) return 'bulk';
  return null;
}

/** Bounces are sent in nobody's name, so that they never bounce themselves. */
const isFromNobody = (returnPaths: readonly string[] | undefined): boolean => returnPaths?.[0] === '<>';
