import type { Sample } from './sample.ts';

const headers = (token: string) => ({ 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token });

export const telegram: Sample = {
  credentials: (account, apiBase) => ({
    ...{ botToken: `${account}:bot-token`, secretToken: `secret-of-${account}` },
    ...(apiBase === undefined ? {} : { apiBase }),
  }),
  sign: (_body, account) => headers(`secret-of-${account}`),
  forge: () => headers('secret-of-nobody'),
  message: ({ person, id, text, at }) =>
    JSON.stringify({
      update_id: 7,
      message: {
        ...{ message_id: Number(id), date: at.getTime() / 1_000, text },
        from: { id: Number(person), is_bot: false, first_name: 'Ana' },
        chat: { id: Number(person), type: 'private' },
      },
    }),
};
