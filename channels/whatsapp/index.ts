import { z } from 'zod';
import { sendResult, testResult } from '../answers.ts';
import { graphGet, graphPost, namesAccount } from '../meta/graph.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';
import { channelKind } from '../port.ts';
import { objectAt, objectsAt, textAt } from '../reading.ts';
import { accountId, apiBase, secret } from '../secrets.ts';
import { whatsappMeaning } from './errors.ts';
import { parse } from './parse.ts';

const credentials = z.strictObject({
  appSecret: secret,
  verifyToken: secret,
  accessToken: secret,
  phoneNumberId: accountId,
  apiBase,
});

const USUAL = 'https://graph.facebook.com';

/** A person who hides the phone number is written to by the id that stands for it, such as `US.1349…`. */
const recipient = (channelUserId: string) =>
  /^\d+$/.test(channelUserId) ? { to: channelUserId } : { recipient: channelUserId };

/** A phone number of the WhatsApp Cloud API. */
export const whatsappKind = channelKind<z.output<typeof credentials>>({
  kind: 'whatsapp',
  channel: 'whatsapp',
  credentials,
  accountOf: ({ phoneNumberId }) => phoneNumberId,
  webhook: { bodyLimit: BODY_LIMIT, challenge, verify, parse },
  send: async ({ idempotencyKey, channelUserId, text }, { credentials: own }, { http }) => {
    const body = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...recipient(channelUserId) },
      ...{ type: 'text', text: { body: text, preview_url: false } },
      // Comes back with each status, and tells which send it is of.
      biz_opaque_callback_data: idempotencyKey,
    };
    const answer = await http(graphPost(own, USUAL, `${own.phoneNumberId}/messages`, body));
    return sendResult(answer, (json) => textAt(objectsAt(objectAt(json)?.['messages'])[0]?.['id']), whatsappMeaning);
  },
  test: async ({ credentials: own }, { http }) =>
    testResult(await http(graphGet(own, USUAL, `${own.phoneNumberId}?fields=id`)), namesAccount, whatsappMeaning),
});
