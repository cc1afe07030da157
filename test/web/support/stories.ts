import type { Workspace } from './workspace.ts';

/** Something of a follow-up that tests look at. */
export interface FollowUp {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly suggestedMessage: string;
  readonly message: string | null;
  readonly dueAt: string;
}

const FOUND_WITHIN_MS = 20_000;
const HOUR_MS = 3_600_000;

/** A workspace whose contacts are found silent at once, whatever time of day it is. */
export async function findsSilenceAtOnce(workspace: Workspace): Promise<void> {
  const followUps = {
    triggers: { ghosting: { after: 'PT1S' }, undecided: { mode: 'off' } },
    ...{ quietHours: null, undoWindow: 'PT5S', caps: { perContactPerWeek: 100 }, maxAttempts: 3 },
  };
  await workspace.call('PATCH', '/v1/settings', { followUps });
}

/** Somebody asked, was answered with a question, and is silent; resolves with the follow-up that was found. */
export async function ghosted(workspace: Workspace, name: string, channel = 'web'): Promise<FollowUp> {
  const visitor = name.toLowerCase().replaceAll(' ', '-');
  await workspace.says(visitor, 'Hi, how much is the haircut?', { channel, sentAt: hoursAgo(3), contact: { name } });
  return leftUnanswered(workspace, visitor, channel, hoursAgo(2));
}

/** The AI asks somebody who has written before, and they are silent; resolves with the follow-up that was found. */
export async function leftUnanswered(
  workspace: Workspace,
  visitor: string,
  channel: string,
  sentAt = new Date().toISOString(),
): Promise<FollowUp> {
  const asked = { channel, direction: 'outbound', author: 'ai', sentAt };
  const { contactId } = await workspace.says(visitor, 'It is 30. Which day would suit you?', asked);
  return first(() => workspace.call<{ items: FollowUp[] }>('GET', `/v1/follow-ups?contactId=${contactId}`));
}

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

async function first<T>(ask: () => Promise<{ items: readonly T[] }>): Promise<T> {
  const deadline = Date.now() + FOUND_WITHIN_MS;
  for (;;) {
    const [found] = (await ask()).items;
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('nothing was found in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A customer whose conversation needs a person; resolves once it is flagged. */
export async function angry(
  workspace: Workspace,
  name: string,
): Promise<{ contactId: string; conversationId: string }> {
  const visitor = name.toLowerCase().replaceAll(' ', '-');
  const text = 'This is terrible service, I am really angry. Let me talk to a real person now!';
  const told = await workspace.says(visitor, text, { contact: { name } });
  await first(() => workspace.call<{ items: unknown[] }>('GET', `/v1/reviews?contactId=${told.contactId}`));
  return told;
}
