import { z } from 'zod';
import { sendResult, testResult, type Meaning } from '../answers.ts';
import type { ChannelKind, Connection, OutgoingMessage, SendSurroundings, Surroundings } from '../port.ts';
import { objectAt, textAt } from '../reading.ts';
import { accountId, apiBase, secret } from '../secrets.ts';
import { graphGet, graphMeaning, graphPost, namesAccount, type ErrorTable } from './graph.ts';

/** Of an app of Meta's, and of the page or account that it speaks for. */
export const metaCredentials = z.strictObject({
  appSecret: secret,
  verifyToken: secret,
  accessToken: secret,
  accountId,
  apiBase,
});

export type MetaCredentials = z.output<typeof metaCredentials>;

const WINDOW_OVER: Meaning = {
  kind: 'refused',
  words: 'The channel allows no message so long after the last one of the contact.',
};
const BLOCKED: Meaning = {
  kind: 'refused',
  words: 'The person cannot be reached there: they blocked the account or left.',
};

/**
 * What Messenger and Instagram answer, as their list has it.
 * https://developers.facebook.com/docs/messenger-platform/error-codes
 */
const ERRORS: ErrorTable = {
  '10/2018278': WINDOW_OVER,
  '100/2018001': { kind: 'refused', words: 'The channel knows nobody under this id.' },
  '551': BLOCKED,
  '1200': { kind: 'passing', words: 'The channel has a temporary problem.' },
  '10904': { kind: 'account', words: 'The page has its messages switched off.', fault: 'restricted' },
};

const meaningOf = graphMeaning(ERRORS);

/** Sending of Messenger and Instagram: one API under two addresses. @param usual address of the API */
export const metaSending = (usual: string): Pick<ChannelKind<MetaCredentials>, 'send' | 'test'> => ({
  send: async (
    { idempotencyKey, channelUserId, text }: OutgoingMessage,
    { credentials }: Connection<MetaCredentials>,
    { http }: SendSurroundings,
  ) => {
    // The metadata comes back with the echo, and tells which send it is of.
    const message = { text, metadata: idempotencyKey };
    const body = { recipient: { id: channelUserId }, messaging_type: 'RESPONSE', message };
    const answer = await http(graphPost(credentials, usual, `${credentials.accountId}/messages`, body));
    return sendResult(answer, (json) => textAt(objectAt(json)?.['message_id']), meaningOf);
  },
  test: async ({ credentials }: Connection<MetaCredentials>, { http }: Surroundings) =>
    testResult(await http(graphGet(credentials, usual, `${credentials.accountId}?fields=id`)), namesAccount, meaningOf),
});
