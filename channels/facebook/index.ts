import { channelKind } from '../port.ts';
import { askForLead, parseLeads } from '../meta/leads.ts';
import { parseMessaging } from '../meta/messaging.ts';
import { askForProfile, isProfileSubject, MESSENGER_PROFILE } from '../meta/profile.ts';
import { metaCredentials, metaSending } from '../meta/send-text.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';

const USUAL = 'https://graph.facebook.com';

/**
 * Facebook Messenger: a page's conversations. An app has one address for all that a page tells, so that the leads of its forms come
 * here as well.
 */
export const facebookKind = channelKind({
  kind: 'facebook',
  channel: 'facebook',
  credentials: metaCredentials,
  accountOf: ({ accountId }) => accountId,
  webhook: {
    ...{ bodyLimit: BODY_LIMIT, challenge, verify },
    parse: async (request, connection, around) => [
      ...parseMessaging(request, 'page'),
      ...(await parseLeads(request, connection, around)),
    ],
  },
  ask: (subject, connection, around) =>
    isProfileSubject(subject)
      ? askForProfile(USUAL, MESSENGER_PROFILE, subject, connection, around)
      : askForLead(subject, connection, around),
  ...metaSending(USUAL),
});
