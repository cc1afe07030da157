import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import { normaliseEmail } from '../../../domain/identity.ts';
import { told } from '../../events.ts';
import { headerOf, type Headers } from '../mail.ts';
import { sendIdIn } from '../send-id.ts';

/** A report's fields and the head of the mail that it is about stand well within this. */
const LOOKED_AT = 256 * 1024;

const REPORT = /^multipart\/report\b.*\breport-type="?delivery-status\b/is;

/**
 * What a mail server's report says of a mail of ours: that it could not be delivered (RFC 3464). It names the mail by the id that we
 * gave it, which nobody knows but we, its recipient and the servers between.
 *
 * @returns null for anything else: a mail of somebody else's, or one that is still being tried
 */
export function readBounce(headers: Headers, raw: Buffer, receivedAt: Date): ReceivedEvent | null {
  if (!REPORT.test(headerOf(headers, 'content-type'))) return null;
  const report = raw.subarray(0, LOOKED_AT).toString('latin1');
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.+?)[ \\t]*\\r?$`, 'im').exec(report)?.[1] ?? '';
  if (!/^failed\b/i.test(field('Action'))) return null;
  const ids = [...report.matchAll(/^Message-ID:\s*(<[^<>\s]+>)/gim)].map(([, id]) => sendIdIn(id));
  const sent = ids.find((id) => id !== null);
  if (sent == null) return null;
  const status = /^\d\.\d{1,3}\.\d{1,3}\b/.exec(field('Status'))?.[0];
  const channelUserId = normaliseEmail(field('(?:Original|Final)-Recipient').replace(/^rfc822;\s*/i, ''));
  return told(
    'bounce',
    null,
    {},
    {
      ...{ kind: 'delivery', channelUserId, messages: { ids: [sent.messageId] }, progress: 'failed', at: receivedAt },
      error: `The mail came back${status === undefined ? '' : ` (${status})`}.`,
      sendId: sent.sendId,
    },
  );
}
