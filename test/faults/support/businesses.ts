import type { OutgoingMessage } from '../../../scripts/demo/casting.ts';
import { withoutLooks } from '../../e2e/support/state.ts';
import type { Running } from '../../e2e/support/temporary-installation.ts';
import { openWorkspace, userOf, type LoadedWorkspace } from './workspace-under-load.ts';

/** A business, and what it is told. */
export interface Business {
  readonly workspace: LoadedWorkspace;
  readonly told: readonly OutgoingMessage[];
}

const CONNECTIONS = 4;
/** One person in so many writes to the business whose messages a model reads, which takes its time to fail. */
const ONE_IN = 10;

/** Two businesses that are told everything, and one with a model that is told by some. */
export function openBusinesses(rapport: Running, messages: readonly OutgoingMessage[]): Promise<Business[]> {
  const people = [...new Set(messages.map(userOf))];
  const some = new Set(people.filter((_, index) => index % ONE_IN === 0));
  const businesses = [
    { name: 'Salon Reyes', told: messages, modelSeesText: false },
    { name: 'Casa Lind', told: messages, modelSeesText: false },
    { name: 'Farmácia Lua', told: messages.filter((message) => some.has(userOf(message))), modelSeesText: true },
  ];
  return Promise.all(
    businesses.map(async ({ name, told, modelSeesText }) => ({
      workspace: await openWorkspace(rapport, name, { connections: CONNECTIONS, modelSeesText }),
      told,
    })),
  );
}

/** What differs from the run that nothing befell, by channel user, among those whom the business was told of. */
export async function compare({ workspace, told }: Business, reference: LoadedWorkspace) {
  const [expected, states] = withoutLooks(await reference.states(), await workspace.states());
  const users = new Set([...told.map(userOf), ...Object.keys(states)]);
  const differs = (user: string): boolean => JSON.stringify(states[user]) !== JSON.stringify(expected[user]);
  const wrong = [...users].filter(differs).map((user) => ({ user, is: states[user], shouldBe: expected[user] }));
  return { ...(await workspace.lostAndDoubled()), wrong };
}
