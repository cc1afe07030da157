import { expect } from 'vitest';
import { startLivingApi, type LivingApi } from '../follow-ups/support/living-api.ts';
import { startGraphDouble } from '../support/providers/graph.ts';
import type { ProviderDouble } from '../support/providers/provider-double.ts';
import { SMTP_USER, startSmtpDouble, type SmtpDouble } from '../support/providers/smtp.ts';
import { startTelegramDouble } from '../support/providers/telegram.ts';
import { connect, deliver, personOf, sampleOf, type Connected, type ReadMessage } from './support.ts';

export interface FollowUp {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly gate: { readonly reasons: readonly string[] };
}

/** Somebody who has just written by a connection of their own. */
export interface Somebody {
  readonly connection: Connected;
  /** As the channel names them. */
  readonly person: string;
  readonly contactId: string;
}

/** An installation at work, and its providers' doubles. */
export interface LivingChannels {
  readonly api: LivingApi;
  readonly graph: ProviderDouble;
  readonly telegram: ProviderDouble;
  readonly smtp: SmtpDouble;
  /** The provider of a chat. */
  double(kind: string): ProviderDouble;
  somebody(kind: string): Promise<Somebody>;
  /** A reminder that is due now, approved. @returns its id */
  approved(contactId: string, message: string): Promise<string>;
  followUp(id: string): Promise<FollowUp>;
  /** Waits until a follow-up is in this state. */
  reaches(id: string, state: string): Promise<void>;
  /** What the contact was told, the oldest first. */
  outbound(contactId: string): Promise<ReadMessage[]>;
  close(): Promise<void>;
}

let people = 15_550_100;

/** To the second, as some providers tell time. */
export const now = (): number => Math.floor(Date.now() / 1_000);

export async function startLivingChannels(): Promise<LivingChannels> {
  const [graph, telegram, smtp] = await Promise.all([startGraphDouble(), startTelegramDouble(), startSmtpDouble()]);
  const api = await startLivingApi(undefined, { outbox: 'off', allowPrivateTargets: true });
  const caps = { perContactPerWeek: 100, perHour: 1_000 };
  const settings = { followUps: { quietHours: null, undoWindow: 'PT0S', caps } };
  expect((await api.call('PATCH', '/v1/settings', settings)).statusCode).toBe(200);
  const double = (kind: string): ProviderDouble => (kind === 'telegram' ? telegram : graph);
  const followUp = async (id: string) => (await api.call('GET', `/v1/follow-ups/${id}`)).json<FollowUp>();
  const connected = async (kind: string, account: string): Promise<Connected> => {
    const connection = await connect(api, kind, account, { apiBase: double(kind).url });
    if (kind !== 'email') return connection;
    const credentials = { smtp: { host: '127.0.0.1', port: smtp.port, ...SMTP_USER } };
    const answer = await api.call('PATCH', `/v1/channels/${connection.id}`, { credentials });
    return { ...connection, state: answer.json<{ state: string }>().state };
  };
  return {
    ...{ api, graph, telegram, smtp, double, followUp },
    async somebody(kind) {
      people += 1;
      const connection = await connected(kind, `9${String(people)}`);
      expect(connection.state).toBe('active');
      const { account } = connection;
      const person = kind === 'email' ? `ana-${account}@example.org` : String(people);
      const said = { account, person, id: String(people), text: 'How much is it?', at: new Date(now() * 1_000) };
      expect((await deliver(api, connection, sampleOf(kind).message(said))).statusCode).toBe(200);
      return { connection, person, contactId: (await personOf(api, `${kind}:${person}`)) as string };
    },
    async approved(contactId, message) {
      const reminder = { contactId, dueAt: new Date().toISOString(), message };
      const { id } = (await api.call('POST', '/v1/follow-ups', reminder)).json<FollowUp>();
      expect((await api.call('POST', `/v1/follow-ups/${id}/approve`, {})).statusCode).toBe(200);
      return id;
    },
    reaches: (id, state) =>
      expect.poll(async () => (await followUp(id)).state, { timeout: 25_000, interval: 100 }).toBe(state),
    async outbound(contactId) {
      const answer = await api.call('GET', `/v1/contacts/${contactId}/messages?order=asc`);
      return answer.json<{ items: ReadMessage[] }>().items.filter(({ direction }) => direction === 'outbound');
    },
    async close() {
      await api.close();
      await Promise.all([graph.close(), telegram.close(), smtp.close()]);
    },
  };
}
