import type { ChannelPort, OutgoingMessage } from '../port.ts';

/**
 * A channel that writes down what it would have sent: an installation without any connection shows the whole of the product,
 * and nobody gets a message by accident.
 *
 * @param write keeps the message under its idempotency key; a second time changes nothing
 */
export function createConsolePort(write: (message: OutgoingMessage) => Promise<void>): ChannelPort {
  return {
    windowMs: null,
    send: async (message) => {
      await write(message);
      return { kind: 'sent', providerMessageId: `console-${message.idempotencyKey}` };
    },
  };
}
