import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { page, PAGE_HEADERS } from '../../channels/page.ts';
import { inWorkspace } from '../../db/client.ts';
import { openOptOutToken } from '../../db/opt-out-link.ts';
import { receiveEvents } from '../../db/receive/receive.ts';
import { readThread } from '../../db/repositories/outbound-messages.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../problem.ts';

const ASKS = 'You will get no more messages here.';
const DONE = 'You get no more messages here. Write to us whenever you like.';

/**
 * Opting out by one click (RFC 8058): mail programs post here when their reader presses "unsubscribe". Opened as a page it only
 * asks, since scanners open every link in a mail.
 */
export const optOutLinkRoutes =
  (deps: AppDeps): FastifyPluginAsync =>
  async (app) => {
    app.removeAllContentTypeParsers();
    // `List-Unsubscribe=One-Click`, in whatever form: the address alone says what is asked.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
    const options = { schema: { hide: true } };
    app.get<{ Params: { token: string } }>('/opt-out/:token', options, async ({ params: { token } }, reply) => {
      if (openOptOutToken(deps.secretKey, token) === null) throw notFound();
      return show(reply, page('Unsubscribe', ASKS, 'Unsubscribe'));
    });
    app.post<{ Params: { token: string } }>('/opt-out/:token', options, async ({ params: { token } }, reply) => {
      await optOut(deps, token);
      return show(reply, page('Unsubscribed', DONE));
    });
  };

const show = (reply: FastifyReply, html: string): FastifyReply =>
  reply.headers(PAGE_HEADERS).serializer(String).send(html);

/** @throws Problem 404 for a token that this server did not make. Of somebody erased meanwhile there is nothing to do. */
async function optOut(deps: AppDeps, token: string): Promise<void> {
  const place = openOptOutToken(deps.secretKey, token);
  if (place === null) throw notFound();
  const { workspaceId, conversationId } = place;
  const thread = await inWorkspace(deps.database, workspaceId, (scope) => readThread(scope, conversationId));
  if (thread === undefined) return;
  const { connection_id: id, channel, channel_user_id: channelUserId } = thread;
  const event = { kind: 'opt_out', channelUserId, at: deps.clock() } as const;
  const events = [{ type: 'unsubscribe', account: null, event, item: null }];
  const { news } = await receiveEvents(deps, { id, workspaceId, channel }, events);
  if (news) deps.bell.ring();
}
