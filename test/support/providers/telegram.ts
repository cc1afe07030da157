import { startProviderDouble, type ProviderDouble, type ProviderReply } from './provider-double.ts';

/** An error as the Bot API words it. */
export const telegramError = (
  code: number,
  description: string,
  parameters?: Record<string, unknown>,
): ProviderReply => ({
  status: code,
  json: { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) },
});

let sent = 900;

/** Telegram's Bot API for bots whose token ends in `:bot-token`. */
export function startTelegramDouble(): Promise<ProviderDouble> {
  return startProviderDouble(
    ({ path, json }) => {
      const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (!token?.endsWith(':bot-token')) return telegramError(401, 'Unauthorized');
      if (method === 'getMe') return { status: 200, json: { ok: true, result: { id: 1, is_bot: true } } };
      if (method !== 'sendMessage') return telegramError(404, 'Not Found');
      sent += 1;
      const result = {
        message_id: sent,
        date: Math.floor(Date.now() / 1_000),
        chat: { id: json['chat_id'] },
        text: json['text'],
      };
      return { status: 200, json: { ok: true, result } };
    },
    ({ path }) => path.endsWith('/sendMessage'),
  );
}
