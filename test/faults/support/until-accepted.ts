import type { OutgoingMessage } from '../../../scripts/demo/casting.ts';
import type { RapportClient } from '../../../scripts/demo/http-client.ts';
import type { MessageAccepted } from '../../e2e/support/contacts.ts';
import { eventually, sleep } from '../../e2e/support/wait.ts';
import { PATIENCE_MS } from './patience.ts';

/** While a part is down a message may be refused, or its answer be lost; its sender then sends the same one again. */
const RETRY_MS = 300;

/** Adds to `refusals` every status but 202 and 503: "not now" is the only answer that sending again is for. */
export function sendUntilAccepted(
  client: RapportClient,
  message: OutgoingMessage,
  refusals: number[],
): Promise<MessageAccepted> {
  return eventually(
    `${message.messageId} is accepted`,
    async () => {
      const answer = await client.send('POST', '/v1/messages', message);
      if (answer.status === 202) return JSON.parse(answer.text) as MessageAccepted;
      if (answer.status !== 503) refusals.push(answer.status);
      await sleep(RETRY_MS);
      return undefined;
    },
    PATIENCE_MS,
  );
}
