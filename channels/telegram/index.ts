import { z } from 'zod';
import { sendResult, testResult, type Meaning } from '../answers.ts';
import { channelKind } from '../port.ts';
import { idAt, objectAt } from '../reading.ts';
import { apiBase, isSame, secret } from '../secrets.ts';
import { parse } from './parse.ts';

const credentials = z.strictObject({
  botToken: secret.regex(/^[\w:-]+$/, 'must be as the BotFather gave it'),
  secretToken: secret.regex(/^[\w-]{1,256}$/, 'may have letters, digits, _ and - alone'),
  apiBase,
});

/** Telegram's own path has the token in it: it stands in no log and in no error. */
const methodUrl = ({ botToken, apiBase: base }: z.output<typeof credentials>, method: string): string =>
  `${base ?? 'https://api.telegram.org'}/bot${botToken}/${method}`;

const UNREACHABLE: Meaning = {
  kind: 'refused',
  words: 'The person cannot be reached there: they blocked the bot or left.',
};
const TOKEN: Meaning = { kind: 'account', words: "The bot's token was revoked or is wrong.", fault: 'credentials' };

/** What the Bot API's errors mean: by their codes, which are those of HTTP. https://core.telegram.org/bots/api#making-requests */
function meaningOf(_status: number, json: unknown): Meaning | null {
  const answer = objectAt(json);
  if (answer?.['ok'] !== false) return null;
  const code = Number(answer['error_code']);
  const wait = Number(objectAt(answer['parameters'])?.['retry_after']);
  if (code === 429) {
    const leastMs = Number.isFinite(wait) ? wait * 1_000 : 30_000;
    return { kind: 'passing', words: 'The channel takes no more messages for now.', leastMs };
  }
  if (code === 401 || code === 404) return TOKEN;
  if (code === 403) return UNREACHABLE;
  if (code >= 500) return { kind: 'passing', words: 'The channel has a temporary problem.' };
  return { kind: 'refused', words: `The channel refused the message (error ${String(code)}).` };
}

/** A Telegram bot. */
export const telegramKind = channelKind({
  kind: 'telegram',
  channel: 'telegram',
  credentials,
  // The number before the colon is the bot's own id, which stays when its token is renewed.
  accountOf: ({ botToken }) => botToken.split(':', 1)[0] ?? botToken,
  webhook: {
    // An update is some kilobytes; files are fetched by their ids.
    bodyLimit: 1024 * 1024,
    verify: ({ headers }, { secretToken }) => isSame(headers['x-telegram-bot-api-secret-token'] ?? '', secretToken),
    parse,
  },
  send: async ({ channelUserId, text }, { credentials: own }, { http }) => {
    const id = Number(channelUserId);
    const body = { chat_id: Number.isSafeInteger(id) ? id : channelUserId, text };
    const answer = await http({ method: 'POST', url: methodUrl(own, 'sendMessage'), json: body });
    return sendResult(answer, (json) => idAt(objectAt(objectAt(json)?.['result'])?.['message_id']), meaningOf);
  },
  test: async ({ credentials: own }, { http }) => {
    const answer = await http({ method: 'GET', url: methodUrl(own, 'getMe') });
    return testResult(answer, (json) => objectAt(json)?.['ok'] === true, meaningOf);
  },
});
