let count = 0;

/** A valid message of a person nobody knows, with what a test says instead. */
export function aMessage(instead: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1;
  return {
    channel: 'web',
    channelUserId: `visitor-${String(count)}`,
    messageId: `m-${String(count)}`,
    direction: 'inbound',
    author: 'contact',
    text: 'Hi, how much is the haircut?',
    sentAt: new Date().toISOString(),
    ...instead,
  };
}
