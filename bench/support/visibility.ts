import type { RapportClient } from '../../scripts/demo/http-client.ts';

const LOOK_EVERY_MS = 20;
const GIVE_UP_MS = 60_000;
/** The largest page of a list. */
const PAGE_LIMIT = 200;

interface Listed {
  readonly id: string;
  readonly status: string | null;
  readonly stage: string | null;
  readonly sentiment: object | null;
}

interface Sent {
  readonly contactId: string;
  readonly acceptedAt: number;
  visibleAfter?: number;
}

/**
 * Sends messages of new visitors at an even pace, whether or not the earlier ones are visible yet, while one reader looks at
 * the newest page of the contact list again and again, as a dashboard would.
 *
 * @returns milliseconds from the 202 to the first page that shows status, stage and sentiment, for each message
 */
export async function measureVisibility(
  client: RapportClient,
  texts: readonly string[],
  perSecond: number,
): Promise<number[]> {
  const run = Date.now().toString(36);
  const startedAt = performance.now();
  const sent: Sent[] = [];
  const sending = Promise.all(
    texts.map(async (text, place) => {
      await sleepUntil(startedAt + (place * 1_000) / perSecond);
      const { contactId } = await client.post<{ contactId: string }>('/v1/messages', {
        channel: 'web',
        channelUserId: `seen-${run}-${String(place)}`,
        messageId: 'first',
        direction: 'inbound',
        author: 'contact',
        text,
        sentAt: new Date().toISOString(),
      });
      sent.push({ contactId, acceptedAt: performance.now() });
    }),
  );
  await watch(client, sent, texts.length);
  await sending;
  return sent.map(({ visibleAfter }) => visibleAfter ?? NaN);
}

async function watch(client: RapportClient, sent: readonly Sent[], expected: number): Promise<void> {
  let oldest = 0;
  while (oldest < expected) {
    const waiting = sent.slice(oldest).filter(({ visibleAfter }) => visibleAfter === undefined);
    if (waiting.length > 0) await look(client, waiting, sent.length - oldest);
    while (sent[oldest]?.visibleAfter !== undefined) oldest++;
    const longest = performance.now() - (sent[oldest]?.acceptedAt ?? performance.now());
    if (longest > GIVE_UP_MS) throw new Error(`a message was not visible within ${String(GIVE_UP_MS / 1_000)} s`);
    await sleepUntil(performance.now() + LOOK_EVERY_MS);
  }
}

async function look(client: RapportClient, waiting: readonly Sent[], rows: number): Promise<void> {
  const limit = Math.min(PAGE_LIMIT, rows);
  const { items } = await client.get<{ items: Listed[] }>('/v1/contacts', { limit });
  const now = performance.now();
  const judged = new Set(items.filter((item) => item.status && item.stage && item.sentiment).map(({ id }) => id));
  for (const message of waiting) {
    if (judged.has(message.contactId)) message.visibleAfter = now - message.acceptedAt;
  }
}

async function sleepUntil(instant: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - performance.now())));
}
