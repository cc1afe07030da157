import { channelKind } from '../port.ts';
import { parseMessaging } from '../meta/messaging.ts';
import { metaCredentials, metaSending } from '../meta/send-text.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';

/** Facebook Messenger: a page's conversations. */
export const facebookKind = channelKind({
  kind: 'facebook',
  channel: 'facebook',
  credentials: metaCredentials,
  accountOf: ({ accountId }) => accountId,
  webhook: { bodyLimit: BODY_LIMIT, challenge, verify, parse: (request) => parseMessaging(request, 'page') },
  ...metaSending('https://graph.facebook.com'),
});
