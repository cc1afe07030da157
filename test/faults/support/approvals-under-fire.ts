import { openClient, type RapportClient } from '../../../scripts/demo/http-client.ts';
import type { Random } from '../../../scripts/demo/random.ts';
import { telegram } from '../../channels/samples/telegram.ts';
import type { Running } from '../../e2e/support/temporary-installation.ts';
import { eventually, sleep } from '../../e2e/support/wait.ts';
import { telegramError } from '../../support/providers/telegram.ts';
import {
  startProviderDouble,
  type ProviderCall,
  type ProviderDouble,
  type ProviderReply,
} from '../../support/providers/provider-double.ts';
import { PATIENCE_MS } from './patience.ts';

/** What became of the follow-ups that were approved. */
export interface SendsVerdict {
  readonly approved: number;
  readonly sent: number;
  readonly failed: number;
  readonly unconfirmed: number;
  /** The provider took the message and broke off, or said nonsense: unconfirmed without any misfortune of ours. */
  readonly brokenOff: number;
  /** Approved, and neither sent nor known not to be. */
  readonly forgotten: readonly string[];
  /** Got more than once. */
  readonly doubled: readonly string[];
  /** Called sent and not got, or called failed and got. */
  readonly misrecorded: readonly string[];
}

export interface ApprovalsUnderFire {
  /** Somebody writes, and a person approves a reminder to answer them; resolves once both are accepted. */
  approveOne(): Promise<void>;
  /** Waits until nothing that was approved waits to be sent, or the time is over. */
  verdict(withinMs: number): Promise<SendsVerdict>;
  close(): Promise<void>;
}

const ACCOUNT = '700200';
const RETRY_MS = 300;
const OPEN_GATE = { quietHours: null, undoWindow: 'PT0S', caps: { perContactPerWeek: 10, perHour: 100_000 } };

interface FollowUp {
  readonly id: string;
  readonly state: string;
}

/** A business on Telegram, whose provider is busy, slow, absent, refuses, breaks off after it has taken the message or says nonsense of it. */
export async function startApprovals(rapport: Running, random: Random): Promise<ApprovalsUnderFire> {
  const moods = moody(random);
  const { adminKey } = await rapport.client.post<{ adminKey: string }>('/v1/workspaces', { name: 'Panadería Sol' });
  const client = openClient({ baseUrl: rapport.baseUrl, key: adminKey, connections: 2 });
  const provider = await startProviderDouble(
    (call) => moods.answer(call, provider),
    ({ path }) => path.endsWith('/sendMessage'),
  );
  await client.patch('/v1/settings', { followUps: OPEN_GATE, privacy: { modelSeesText: false } });
  const credentials = telegram.credentials(ACCOUNT, provider.url);
  const connection = { kind: 'telegram', name: 'Our bot', credentials };
  const { webhookUrl } = await client.post<{ webhookUrl: string }>('/v1/channels', connection);
  const approved: { id: string; text: string }[] = [];
  let people = 0;
  return {
    async approveOne() {
      const person = String(40_000 + (people += 1));
      const text = `Answer ${person}.`;
      await written(`${rapport.baseUrl}${new URL(webhookUrl).pathname}`, person);
      const id = await remind(client, person, text);
      await insist(client, `/v1/follow-ups/${id}/approve`, {}, [200, 202]);
      approved.push({ id, text });
    },
    async verdict(withinMs) {
      const deadline = performance.now() + withinMs;
      const states = new Map<string, string>();
      for (const { id } of approved) {
        do {
          states.set(id, (await client.get<FollowUp>(`/v1/follow-ups/${id}`)).state);
        } while (
          ['pending', 'approved'].includes(states.get(id) ?? '') &&
          performance.now() < deadline &&
          (await pause())
        );
      }
      return judge(approved, states, moods.taken, moods.brokenOff());
    },
    async close() {
      client.close();
      await provider.close();
    },
  };
}

const pause = (): Promise<true> => sleep(RETRY_MS).then(() => true);

const ABSENT_MS = 3_000;
/** Well within what an answer is waited for. */
const SLOW_MS = 4_000;

/** Counts what each text's person got, whatever the provider then said of it. */
function moody(random: Random) {
  const taken = new Map<string, number>();
  let brokenOff = 0;
  const answer = ({ path, json }: ProviderCall, provider: ProviderDouble): ProviderReply => {
    if (!path.endsWith('/sendMessage')) return { status: 200, json: { ok: true, result: { id: 1, is_bot: true } } };
    const mood = random();
    if (mood < 0.03) {
      provider.leave(ABSENT_MS);
      return telegramError(502, 'Bad Gateway');
    }
    if (mood < 0.1) return telegramError(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    if (mood < 0.15) return telegramError(403, 'Forbidden: bot was blocked by the user');
    const text = String(json['text']);
    taken.set(text, (taken.get(text) ?? 0) + 1);
    if (mood < 0.2) {
      brokenOff++;
      return { status: 200, hangUp: true };
    }
    if (mood < 0.23) {
      brokenOff++;
      return { status: 200, json: 'it is gone' };
    }
    const result = {
      message_id: taken.size,
      date: Math.floor(Date.now() / 1_000),
      chat: { id: json['chat_id'] },
      text,
    };
    return { status: 200, json: { ok: true, result }, ...(mood < 0.33 ? { afterMs: SLOW_MS } : {}) };
  };
  return { answer, taken, brokenOff: () => brokenOff };
}

async function written(url: string, person: string): Promise<void> {
  const body = telegram.message({ account: ACCOUNT, person, id: person, text: 'Hello', at: new Date() });
  await eventually(
    `${person} has written`,
    async () => (await fetch(url, { method: 'POST', headers: telegram.sign(body, ACCOUNT), body })).status === 200,
    PATIENCE_MS,
    RETRY_MS,
  );
}

/** An answer that was lost leaves a reminder that nobody approves behind, which is never sent. */
async function remind(client: RapportClient, person: string, message: string): Promise<string> {
  const { items } = await eventually(
    `${person} is known`,
    () => client.get<{ items: { id: string }[] }>('/v1/contacts', { identity: `telegram:${person}` }),
    PATIENCE_MS,
  );
  const reminder = { contactId: items[0]?.id, dueAt: new Date().toISOString(), message };
  return (JSON.parse(await insist(client, '/v1/follow-ups', reminder, [201])) as FollowUp).id;
}

async function insist(client: RapportClient, path: string, body: object, wanted: readonly number[]): Promise<string> {
  return eventually(
    path,
    async () => {
      const answer = await client.send('POST', path, body);
      if (wanted.includes(answer.status)) return answer.text;
      if (answer.status !== 503) throw new Error(`${path} was answered ${String(answer.status)}: ${answer.text}`);
      return undefined;
    },
    PATIENCE_MS,
    RETRY_MS,
  );
}

function judge(
  approved: readonly { readonly id: string; readonly text: string }[],
  states: ReadonlyMap<string, string>,
  taken: ReadonlyMap<string, number>,
  brokenOff: number,
): SendsVerdict {
  const ended = approved.map(({ id, text }) => ({ text, state: states.get(id) ?? '', got: taken.get(text) ?? 0 }));
  const texts = (of: (one: { state: string; got: number }) => boolean) => ended.filter(of).map(({ text }) => text);
  const count = (state: string): number => texts((one) => one.state === state).length;
  return {
    ...{
      approved: ended.length,
      sent: count('sent'),
      failed: count('failed'),
      unconfirmed: count('unconfirmed'),
      brokenOff,
    },
    forgotten: texts(({ state }) => !['sent', 'failed', 'unconfirmed'].includes(state)),
    doubled: texts(({ got }) => got > 1),
    misrecorded: texts(({ state, got }) => (state === 'sent' && got !== 1) || (state === 'failed' && got > 0)),
  };
}
