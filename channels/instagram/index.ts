import { channelKind } from '../port.ts';
import { parseMessaging } from '../meta/messaging.ts';
import { askForProfile, INSTAGRAM_PROFILE } from '../meta/profile.ts';
import { metaCredentials, metaSending } from '../meta/send-text.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';

const USUAL = 'https://graph.instagram.com';

/** Direct messages of an Instagram business account, by Instagram Login. By a linked page, `apiBase` is Facebook's. */
export const instagramKind = channelKind({
  kind: 'instagram',
  channel: 'instagram',
  credentials: metaCredentials,
  accountOf: ({ accountId }) => accountId,
  webhook: { bodyLimit: BODY_LIMIT, challenge, verify, parse: (request) => parseMessaging(request, 'instagram') },
  ask: (subject, connection, around) => askForProfile(USUAL, INSTAGRAM_PROFILE, subject, connection, around),
  ...metaSending(USUAL),
});
