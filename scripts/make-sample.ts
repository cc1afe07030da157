/**
 * Developer's tool: builds data/sample/conversations.jsonl from the source data (data/sample/README.md names it).
 * Usage: npx tsx scripts/make-sample.ts <folder with eval/ and train/>
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sampleFile, type SampleConversation } from './demo/sample.ts';

const record = z.object({
  id: z.string(),
  conversation: z.array(z.object({ role: z.enum(['customer', 'agent']), text: z.string() })).min(1),
  labels: z.object({
    service: z.string().optional(),
    domain: z.string().optional(),
    sentiment3: z.string().optional(),
    intent: z.string().optional(),
  }),
});
type SourceRecord = z.infer<typeof record>;

interface Pick {
  readonly source: SampleConversation['source'];
  readonly files: readonly string[];
  readonly language: string;
  /** Undefined leaves the record out. */
  readonly sector: (found: SourceRecord) => string | undefined;
  /** Conversations taken of each sector. */
  readonly perSector: number;
  readonly minTurns: number;
}

const SERVICES: Readonly<Record<string, string>> = {
  Restaurants_1: 'restaurants',
  Events_1: 'events',
  Events_2: 'events',
  Flights_1: 'travel',
  Flights_2: 'travel',
  Buses_1: 'travel',
  Buses_2: 'travel',
  Movies_1: 'entertainment',
  Media_1: 'entertainment',
  Hotels_1: 'hotels',
  Hotels_2: 'hotels',
  Hotels_3: 'hotels',
  Homes_1: 'real estate',
  RideSharing_1: 'rides',
  RideSharing_2: 'rides',
  RentalCars_1: 'car rental',
  RentalCars_2: 'car rental',
  Services_1: 'hair salons',
  Services_2: 'dentists',
  Services_3: 'doctors',
};

/** Short, and of buying, prices, orders, shops or service: the Thai source holds every kind of talk about brands, news included. */
const THAI_OPINION = /^(?=.*(ราคา|ซื้อ|สั่ง|ร้าน|บริการ|อร่อย)).{1,140}$/;
/** Coarse words and pronouns, and accounts: the sample is shown to people. */
const COARSE = /กู|มึง|เหี้ย|สัส|ควย|@user|\[url\]|put[ao]|mierda|tangina|gago/i;
/** Invented by the source's crowd workers, but a sample need not look as if it held such numbers. */
const OFFICIAL_NUMBERS = /\bssn\b|social security|passport/i;

const PICKS: readonly Pick[] = [
  {
    source: 'sgd',
    files: ['eval/journey_sgd', 'train/journey_sgd'],
    language: 'en',
    sector: ({ labels }) => SERVICES[labels.service ?? ''],
    perSector: 78,
    minTurns: 9,
  },
  {
    source: 'multidogo',
    files: ['eval/journey_multidogo', 'eval/contact_multidogo'],
    language: 'en',
    sector: ({ labels }) => labels.domain,
    perSector: 45,
    minTurns: 5,
  },
  single('firecs', ['eval/sentiment_fil', 'train/sentiment_fil'], 'fil', 'online shops', 80),
  single('smsa', ['eval/sentiment_id', 'train/sentiment_id'], 'id', 'reviews', 60),
  single('wisesight', ['eval/sentiment_th', 'train/sentiment_th'], 'th', 'shops and brands', 45, THAI_OPINION),
  single('brighter', ['eval/sentiment_es'], 'es', 'media', 30, /me encant|felicit|precio|compr/i),
  single('xsid', ['eval/intent_ar'], 'ar', 'restaurants', 26, undefined, 'BookRestaurant'),
  single('xsid', ['eval/intent_id'], 'id', 'restaurants', 25, undefined, 'BookRestaurant'),
];

/** A source of single messages. */
function single(
  source: SampleConversation['source'],
  files: readonly string[],
  language: string,
  sector: string,
  count: number,
  about?: RegExp,
  intent?: string,
): Pick {
  const wanted = (found: SourceRecord): boolean => {
    const text = found.conversation[0]?.text ?? '';
    const isNews = language === 'th' && found.labels.sentiment3 === 'neutral';
    return !isNews && (about?.test(text) ?? true) && (intent === undefined || found.labels.intent === intent);
  };
  const sectorOf = (found: SourceRecord): string | undefined => (wanted(found) ? sector : undefined);
  return { source, files, language, sector: sectorOf, perSector: count, minTurns: 1 };
}

const folder = process.argv[2];
if (folder === undefined || !existsSync(path.join(folder, 'eval'))) {
  process.stderr.write('Usage: npx tsx scripts/make-sample.ts <folder with eval/ and train/>\n');
  process.exitCode = 2;
} else {
  const sample = PICKS.flatMap((pick) => choose(folder, pick));
  writeFileSync(sampleFile, sample.map((conversation) => `${JSON.stringify(conversation)}\n`).join(''));
  const messages = sample.reduce((sum, { turns }) => sum + turns.length, 0);
  process.stdout.write(`${String(sample.length)} conversations, ${String(messages)} messages\n`);
}

/** The pick's conversations, the same ones on every run. */
function choose(from: string, pick: Pick): SampleConversation[] {
  const bySector = new Map<string, SampleConversation[]>();
  for (const [id, found] of longestPerDialogue(from, pick)) {
    const sector = pick.sector(found);
    const turns = found.conversation.flatMap(({ role, text }) =>
      text.trim() === '' ? [] : [[role, text.trim()] as const],
    );
    if (sector === undefined || turns.length < pick.minTurns) continue;
    if (turns.some(([, text]) => COARSE.test(text) || OFFICIAL_NUMBERS.test(text))) continue;
    const conversation = { id, source: pick.source, language: pick.language, sector, turns };
    bySector.set(sector, [...(bySector.get(sector) ?? []), conversation]);
  }
  return [...bySector.values()].flatMap((all) => all.sort(byHashOfId).slice(0, pick.perSector));
}

/** The source holds several prefixes of one dialogue; the longest has the others in it. */
function longestPerDialogue(from: string, pick: Pick): Map<string, SourceRecord> {
  const longest = new Map<string, SourceRecord>();
  for (const file of pick.files) {
    for (const line of readFileSync(path.join(from, `${file}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')) {
      const found = record.parse(JSON.parse(line));
      // The last part of a dialogue's id says where the prefix ends; a single message's id is its own.
      const id = pick.minTurns === 1 ? found.id : found.id.slice(0, found.id.lastIndexOf('-'));
      const known = longest.get(id)?.conversation.length ?? 0;
      if (found.conversation.length > known) longest.set(id, found);
    }
  }
  return longest;
}

/** A choice that follows neither the source's order nor the length of the conversation. */
function byHashOfId(one: SampleConversation, other: SampleConversation): number {
  return hash(one.id) < hash(other.id) ? -1 : 1;
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
