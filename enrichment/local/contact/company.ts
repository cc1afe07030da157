import type { FieldReading } from '../../../domain/analysis.ts';
import { answered, type Context } from '../context.ts';

type Found = Pick<FieldReading, 'value' | 'span'>;

/** Phrases after which people name the company they speak for. */
const CUE =
  /(?:\b(?:company|comapny|business|organi[sz]ation|firm)(?: name)?(?:'?s| is|:| it's)?(?= )|\bi(?:'?m| am) (?:now )?(?:working|employed|calling|writing) (?:for|at|with|in|from|on behalf of)|\bi work (?:for|at|with|in)|\bwe are from|\bi represent|\b(?:calling|writing) (?:from|on behalf of)|\bon behalf of|\b(?:mi|nuestra) empresa (?:es|se llama)|\btrabajo (?:en|para)|\b(?:minha|nossa) empresa (?:é|e|se chama)|\btrabalho n[ao]|\bperusahaan (?:saya|kami)(?: adalah)?|\bkumpanya (?:ko|namin)(?: ay)?|\bnagtatrabaho (?:ako )?sa) *:? */giu;
/** "This is Ana from Cebu" names a town; only what is called a company after "from" is one. */
const INTRODUCED =
  /\b(?:this is|i am|i'm) \p{L}+(?: \p{L}+)? from (?=(?:[\p{L}\p{N}&.'-]+ ){0,4}(?:inc|ltd|llc|corp|co|company|limited|store|shop|group|solutions?|services|bank|hotel|agency|studio|school|university|clinic|industries)\b)/giu;
const ASKED =
  /\b(?:your|the) (?:company|business|organi[sz]ation)(?:'s)? name|name of (?:your|the) company|which company|what company|empresa|perusahaan|kumpanya\b/iu;
const BEFORE_COMPANY =
  /^(?:(?:it is|its|it's|sure|yes)[ ,]+)?(?!my\b|your\b|the\b|which\b|what\b|our\b)(\p{L}[\p{L}\p{N}]*(?: \p{L}+){0,2}?) company\b/iu;

/** Where a company's name ends: at what else was asked for, at a number, at the sentence's end. */
const ENDS =
  /[,;.!?\n]|\s(?:and (?:the|my|one|our|i|\S*\d)|and (?:pass|account|otp|pin|phone|address|number)\w*|my|the pass\w*|pass?s?word\w*|pasword\w*|pw|account|acct|ac|otp|pin|phone|number|no|last|one time|but|so|because|for|to|please|where|which|that|po|is|\S*\d\S*)(?=\s|$)/iu;
const MOST_WORDS = 6;
const NO_COMPANY =
  /^(?:name|is|the|a|an|my|your|our|it|that|this|has|have|was|are|which|what|who|do|does|can|will|in|of|for|to|and|or|not|need|details?|information|account|policy|card|phone|home|house|office|here|there|on|at|with|by|i|we|you|they|hours?|trip|class|owner|product|products|app|application|server|today|tomorrow)$/iu;

function companyAt(text: string, at: number): Found | null {
  const rest = text.slice(at, at + 120);
  const lead = /^(?:the |name |is |it's |of |as )*/iu.exec(rest)?.[0].length ?? 0;
  const whole = rest.slice(lead);
  const until = ENDS.exec(whole);
  const value = (until === null ? whole : whole.slice(0, until.index)).trim();
  const words = value.split(/\s+/u);
  if (value.length < 2 || words.length > MOST_WORDS || NO_COMPANY.test(words[0] ?? '')) return null;
  const start = at + lead + whole.indexOf(value);
  return { value, span: { start, end: start + value.length } };
}

function after(cue: RegExp, text: string): Found | null {
  for (const match of text.matchAll(cue)) {
    const found = companyAt(text, match.index + match[0].length);
    if (found !== null) return found;
  }
  return null;
}

function namedBefore(text: string): Found | null {
  const value = BEFORE_COMPANY.exec(text)?.[1];
  if (value === undefined || NO_COMPANY.test(value.split(' ')[0] ?? '')) return null;
  const start = text.indexOf(value);
  return { value, span: { start, end: start + value.length } };
}

/** The company the customer speaks for, after a cue phrase or as the answer to the business asking for it. */
export function readCompany(context: Context): readonly FieldReading[] {
  const { text } = context.turn;
  const found = after(CUE, text) ?? after(INTRODUCED, text) ?? namedBefore(text);
  if (found !== null) return [{ field: 'company', confidence: 0.7, ...found }];
  if (!ASKED.test(answered(context)?.text ?? '') || text.split(/\s+/u).length > 5) return [];
  const bare = companyAt(text, 0);
  return bare === null ? [] : [{ field: 'company', confidence: 0.6, ...bare }];
}
