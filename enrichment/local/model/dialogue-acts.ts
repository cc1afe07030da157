import type { Context, Turn } from '../context.ts';

type Acts = Readonly<Record<string, RegExp>>;

/**
 * What a message does, whatever is sold: offering, checking, proposing to book. A business that was never learned from uses
 * other nouns and the same of these. Found on dialogues of sectors left out of training.
 */
const OF_BUSINESS: Acts = {
  offers:
    /\b(?:i(?:'ve| have)? (?:got|found|located|see)|there(?:'s| is| are| were)|how about|what about|what do you think|do you like|would you like (?:to try|that|it)|would that|does that|sounds? good|is an? |options?|results?|recommend|suggest|nice|good one|great)\b/u,
  verifies: /\b(?:confirm|verify|correct|is that right|make sure|double check|just to be|following)\b/u,
  proposes:
    /\b(?:shall i|should i|would you like (?:me )?to|do you want (?:me )?to|may i|can i|want me to|would you like)\b/u,
  'asks for more': /\b(?:anything else|something else|any(?:thing)? more|further|else i can|help you with)\b/u,
  asks: /\b(?:what|which|when|where|how many|how much|who|do you have|any preference|preferred|in which|at what)\b[^.?]{0,200}\?/u,
  'says done':
    /\b(?:confirmed|booked|reserved|scheduled|successful(?:ly)?|completed?|all set|have been|has been|enjoy|done|made|bought|purchased)\b/u,
  fails: /\b(?:sorry|unable|unfortunately|could ?n't|could not|not available|failed|unsuccessful|no longer)\b/u,
};
const OF_CUSTOMER: Acts = {
  likes:
    /\b(?:sounds? (?:good|great|nice|perfect)|looks? good|that works|works for me|perfect|great|good|nice|fine|awesome|excellent|i like)\b/u,
  wants:
    /\b(?:i(?:'d| would) like|i want|i need|i(?:'m| am) looking|looking for|find|search|can you (?:find|help|search)|help me)\b/u,
  'speaks of buying':
    /\b(?:book|reserve|buy|purchase|schedule|make|get|rent|order|appointment|reservation|tickets?|ride)\b/u,
  'asks for others': /\b(?:other|another|else|different|instead|any more|alternatives?|something)\b/u,
  agrees:
    /^(?:yes|yeah|yep|yup|sure|ok|okay|correct|that'?s (?:right|correct)|right|please do|absolutely|of course|go ahead)\b/u,
  denies: /^(?:no|nope|nah|not)\b/u,
  'asks about it':
    /\b(?:what(?:'s| is| are)|how (?:much|many|long|far)|is (?:it|there|this)|does it|do they|are (?:they|there)|where is|which|when)\b/u,
  ends: /\b(?:thanks?|thank you|bye|that'?s (?:all|it)|all for now|have a (?:good|great|nice)|appreciate|no more|all i need)\b/u,
  sets: /\b(?:\p{N}+|at|on|for|from|to|in) (?:\p{N}+|march|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|next|people|person|pm|am|evening|morning|afternoon|the \p{N}+)/u,
  picks: /\b(?:that one|this one|the first|i'll take|i will take|go with|choose|let'?s (?:do|go)|works)\b/u,
};

const known = new WeakMap<Turn, readonly string[]>();

function actsOf(turn: Turn): readonly string[] {
  const isBusiness = turn.message.direction === 'outbound';
  const acts =
    known.get(turn) ??
    Object.entries(isBusiness ? OF_BUSINESS : OF_CUSTOMER).flatMap(([act, wording]) =>
      wording.test(turn.folded) ? [act] : [],
    );
  known.set(turn, acts);
  return acts;
}

/** Turns further back than this all count as long ago. */
const LONG_AGO = 5;
/** How many of the business's turns before its last are told one by one. */
const EARLIER_TURNS = 2;

function lastTime({ before }: Context, act: string): string {
  const at = before.findLastIndex((turn) => turn.message.direction === 'outbound' && actsOf(turn).includes(act));
  return at < 0 ? 'never' : String(Math.min(LONG_AGO, before.length - 1 - at));
}

/** The dialogue so far by what was done in it, as names of features, each once. */
export function dialogueActs(context: Context): readonly string[] {
  const { before, turn } = context;
  const business = before.filter(({ message }) => message.direction === 'outbound');
  const customer = before.filter(({ message }) => message.direction === 'inbound');
  const own = actsOf(turn);
  const answered = business.at(-1);
  const asked = answered === undefined ? ['nothing'] : actsOf(answered);
  const to = asked.length === 0 ? ['states'] : asked;
  const earlier = business.slice(-1 - EARLIER_TURNS, -1).toReversed();
  return [
    ...own.map((act) => `customer ${act}`),
    ...to.map((act) => `business ${act}`),
    ...to.flatMap((act) => (own.length === 0 ? ['states'] : own).map((mine) => `${mine} to ${act}`)),
    ...earlier.flatMap((said, ago) => actsOf(said).map((act) => `business ${act}, ${String(ago + 1)} before`)),
    ...new Set(business.flatMap((said) => actsOf(said).map((act) => `business ever ${act}`))),
    ...(customer.at(-1) === undefined ? [] : actsOf(customer.at(-1) as Turn).map((act) => `customer last ${act}`)),
    ...new Set(customer.flatMap((said) => actsOf(said).map((act) => `customer ever ${act}`))),
    `offered ${lastTime(context, 'offers')}`,
    `verified ${lastTime(context, 'verifies')}`,
  ];
}
