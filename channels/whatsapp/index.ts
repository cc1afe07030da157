import { z } from 'zod';
import { sendResult, testResult } from '../answers.ts';
import { graphGet, graphPost, namesAccount } from '../meta/graph.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';
import { channelKind } from '../port.ts';
import { objectAt, objectsAt, textAt } from '../reading.ts';
import { accountId, apiBase, secret } from '../secrets.ts';
import { whatsappMeaning } from './errors.ts';
import { parse } from './parse.ts';
import { asTemplate, isWindowOver, LAST_MESSAGES, templateOf, whatsappOptions } from './template.ts';

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
  options: whatsappOptions,
  accountOf: ({ phoneNumberId }) => phoneNumberId,
  webhook: { bodyLimit: BODY_LIMIT, challenge, verify, parse },
  writesBeyondWindow: (options) => templateOf(options) !== null,
  send: async ({ idempotencyKey, channelUserId, text }, { credentials: own, options }, around) => {
    const { http, clock } = around;
    const template = templateOf(options);
    const isLate = template !== null && isWindowOver(await around.earlierMessages(LAST_MESSAGES), clock());
    const body = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...recipient(channelUserId) },
      ...(isLate ? asTemplate(template, text) : { type: 'text', text: { body: text, preview_url: false } }),
      // Comes back with each status, and tells which send it is of.
      biz_opaque_callback_data: idempotencyKey,
    };
    const answer = await http(graphPost(own, USUAL, `${own.phoneNumberId}/messages`, body));
    return sendResult(answer, (json) => textAt(objectsAt(objectAt(json)?.['messages'])[0]?.['id']), whatsappMeaning);
  },
  test: async ({ credentials: own }, { http }) =>
    testResult(await http(graphGet(own, USUAL, `${own.phoneNumberId}?fields=id`)), namesAccount, whatsappMeaning),
});
