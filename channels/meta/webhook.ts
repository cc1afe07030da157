import type { WebhookAnswer, WebhookRequest } from '../port.ts';
import { hmacHex, isSame } from '../secrets.ts';

/**
 * The check that Meta makes of a webhook's address.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started/
 */
export function challenge({ query }: WebhookRequest, { verifyToken }: { readonly verifyToken: string }): WebhookAnswer {
  const isAsked = query['hub.mode'] === 'subscribe' && isSame(query['hub.verify_token'] ?? '', verifyToken);
  return isAsked ? { status: 200, body: query['hub.challenge'] ?? '' } : { status: 403, body: 'wrong verify token' };
}

/** `X-Hub-Signature-256`: HMAC-SHA256 of the body by the app's secret. The older SHA-1 header is not looked at. */
export function verify({ headers, body }: WebhookRequest, { appSecret }: { readonly appSecret: string }): boolean {
  const [algorithm, signature] = (headers['x-hub-signature-256'] ?? '').split('=', 2);
  return algorithm === 'sha256' && isSame((signature ?? '').toLowerCase(), hmacHex(appSecret, body));
}

/** WhatsApp's bodies are up to 3 MB, the longest of Meta's. */
export const BODY_LIMIT = 4 * 1024 * 1024;
