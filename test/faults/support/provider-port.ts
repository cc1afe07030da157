import type { ChannelPort, OutgoingMessage, SendResult } from '../../../channels/port.ts';

/** What a hanging provider costs. Long, for a busy machine: what answers after it would be called silent without being so. */
const ANSWER_WITHIN_MS = 10_000;

/** The way to the provider of {@link startProvider}, as a channel's port goes it: leave first, then the message. */
export function createProviderPort(url: string): ChannelPort {
  return {
    windowMs: null,
    send: async ({ idempotencyKey, text }) => {
      await fetch(`${url}/leave`, { method: 'POST', body: text });
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const headers = { 'idempotency-key': idempotencyKey };
      const answer = await fetch(`${url}/messages`, { method: 'POST', headers, body: text, signal });
      return readAnswer(answer.status, await answer.text(), answer.headers.get('retry-after'));
    },
  } satisfies { windowMs: null; send(message: OutgoingMessage): Promise<SendResult> };
}

function readAnswer(status: number, words: string, retryAfter: string | null): SendResult {
  if (status === 200) return { kind: 'sent', providerMessageId: words };
  const worthRetrying = status === 429 || status >= 500;
  return { kind: 'not_sent', reason: words, retryAfterMs: worthRetrying ? Number(retryAfter ?? 0) * 1_000 : null };
}
