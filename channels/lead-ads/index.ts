import { notUnderstood } from '../events.ts';
import { askForLead, parseLeads } from '../meta/leads.ts';
import { metaCredentials, metaSending } from '../meta/send-text.ts';
import { BODY_LIMIT, challenge, verify } from '../meta/webhook.ts';
import { channelKind } from '../port.ts';

/** Leads of a page's forms in ads. A form gives nobody to answer: e-mail and phone are what the person typed. */
export const leadAdsKind = channelKind({
  kind: 'lead_ads',
  channel: 'facebook',
  credentials: metaCredentials,
  accountOf: ({ accountId }) => accountId,
  webhook: {
    ...{ bodyLimit: BODY_LIMIT, challenge, verify },
    parse: async (request, connection, around) => {
      const events = await parseLeads(request, connection, around);
      // Whoever set the webhook up can see that something else comes here.
      return events.length > 0 ? events : [notUnderstood('no_lead', null, request.body.toString('utf8'))];
    },
  },
  send: null,
  test: metaSending('https://graph.facebook.com').test,
  ask: askForLead,
});
