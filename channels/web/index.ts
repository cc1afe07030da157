import { appearanceOf, widgetOptions } from '../../domain/widget/appearance.ts';
import { siteCredentials, type SiteCredentials } from '../../domain/widget/site.ts';
import { channelKind } from '../port.ts';

/**
 * The chat widget on a business's own pages (web/widget). Its visitors write through routes of its own (api/routes/widget), and
 * read their conversation from the transcript: what stands there as sent has arrived.
 */
export const webKind = channelKind<SiteCredentials>({
  kind: 'web',
  channel: 'web',
  credentials: siteCredentials,
  options: widgetOptions,
  usual: (name) => {
    const { longestText, ...usual } = appearanceOf(name, {});
    return usual;
  },
  accountOf: () => null,
  webhook: null,
  send: async ({ idempotencyKey }) => ({ kind: 'sent', providerMessageId: idempotencyKey }),
  test: null,
});
