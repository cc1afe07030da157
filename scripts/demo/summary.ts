import type { RapportClient } from './http-client.ts';
import { count } from './progress.ts';

type Counts = Readonly<Record<string, number>>;

interface Facets {
  readonly total: number;
  readonly status: Counts;
  readonly stage: Counts;
  readonly grade: Counts;
  readonly sentiment: Counts;
}

interface Explained {
  readonly value: string | number | null;
  readonly reason: string;
  readonly evidence: readonly { readonly quote: string }[];
}

interface Detail {
  readonly id: string;
  readonly name: string | null;
  readonly channels: readonly string[];
  readonly messageCount: number;
  readonly leadGrade: string;
  readonly explain: Readonly<Record<'status' | 'stage' | 'leadScore' | 'sentiment', Explained | null>>;
}

/** Three that differ: one about to buy, one unhappy, one lost. */
const SHOWN: readonly Readonly<Record<string, string>>[] = [
  { status: 'qualified', stage: 'closing', sort: '-leadScore' },
  { sentiment: 'very_negative', sort: '-lastMessageAt' },
  { status: 'churned', sort: '-leadScore' },
];

/** What became of the conversations, in words: the counts of each group, and three contacts with why they are what they are. */
export async function summarise(client: RapportClient): Promise<string> {
  const facets = await client.get<Facets>('/v1/contacts/facets');
  const groups = (['status', 'stage', 'grade', 'sentiment'] as const).map((group) => tally(group, facets[group]));
  const details = await Promise.all(
    (await threeContacts(client)).map((id) => client.get<Detail>(`/v1/contacts/${id}`)),
  );
  return [`${count(facets.total)} contacts\n`, ...groups, ...details.map(explained)].join('\n');
}

async function threeContacts(client: RapportClient): Promise<string[]> {
  const ids: string[] = [];
  for (const query of SHOWN) {
    const { items } = await client.get<{ items: { id: string }[] }>('/v1/contacts', { ...query, limit: SHOWN.length });
    const another = items.find(({ id }) => !ids.includes(id));
    if (another !== undefined) ids.push(another.id);
  }
  return ids;
}

function tally(group: string, counts: Counts): string {
  const most = Math.max(1, ...Object.values(counts));
  const lines = Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([value, n]) => `  ${value.padEnd(14)} ${count(n).padStart(6)}  ${'▪'.repeat(Math.ceil((n / most) * 30))}`);
  return [`By ${group}:`, ...lines, ''].join('\n');
}

function explained(contact: Detail): string {
  const title = `${contact.name ?? 'Somebody unnamed'} (${contact.channels.join(', ')}, ${String(contact.messageCount)} messages)`;
  const lines = Object.entries(contact.explain).flatMap(([aspect, why]) => {
    if (why === null) return [];
    const grade = aspect === 'leadScore' ? ` (grade ${contact.leadGrade})` : '';
    const quotes = why.evidence.slice(0, 2).map(({ quote }) => `                “${shortened(quote)}”`);
    return [`  ${aspect.padEnd(12)}  ${String(why.value)}${grade}: ${why.reason}`, ...quotes];
  });
  return [title, ...lines, ''].join('\n');
}

function shortened(quote: string): string {
  const oneLine = quote.replace(/\s+/g, ' ');
  return oneLine.length > 100 ? `${oneLine.slice(0, 99)}…` : oneLine;
}
