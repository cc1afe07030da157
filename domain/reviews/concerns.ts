import { ruleSign } from '../fold/conversation-state.ts';
import { intentSign } from '../fold/signs.ts';
import type { ReasonParams } from '../judgement.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Settings } from '../settings.ts';
import type { ContactState, SignMark, SignTrail } from '../state.ts';
import type { NewReview } from './contract.ts';

/** Messages of one conversation that the settings say a person should see for one reason. */
export interface Concern extends Pick<NewReview, 'conversationId' | 'reason' | 'ruleId'> {
  readonly rule: RuleId;
  readonly params: ReasonParams;
  /** Oldest first, each message once, at least one. */
  readonly marks: readonly SignMark[];
}

/** Everything in the state that calls for a person by the settings in force, whether or not it did before. */
export function concernsIn({
  state,
  settings,
}: {
  readonly state: ContactState;
  readonly settings: Settings;
}): Concern[] {
  const { signs } = state.conversations;
  const { review } = settings;
  const plain = (sign: string, reason: 'frustration' | 'complex'): Concern[] =>
    signs
      .filter((trail) => trail.sign === sign)
      .map(({ conversationId, recent }) => ({
        ...{ conversationId, reason, ruleId: null, rule: `review.${reason}` as const, params: {}, marks: recent },
      }));
  return [
    ...(review.frustration ? plain('frustration', 'frustration') : []),
    ...(review.complex ? plain('needs_human', 'complex') : []),
    ...review.rules.flatMap((rule) => ofRule(rule, signs)),
  ];
}

function ofRule({ id, intents }: Settings['review']['rules'][number], signs: readonly SignTrail[]): Concern[] {
  const byIntent = new Map(intents.map((intent) => [intentSign(intent), intent]));
  const wanted = signs.filter(({ sign }) => byIntent.has(sign) || sign === ruleSign('review', id));
  return [...new Set(wanted.map(({ conversationId }) => conversationId))].map((conversationId) => {
    const trails = wanted.filter((trail) => trail.conversationId === conversationId);
    const intent = trails.map(({ sign }) => byIntent.get(sign)).find((each) => each !== undefined);
    return {
      conversationId,
      reason: 'rule' as const,
      ruleId: id,
      ...(intent === undefined
        ? { rule: 'review.keyword' as const, params: { rule: id } }
        : { rule: 'review.intent' as const, params: { rule: id, intent } }),
      marks: onceEach(trails.flatMap(({ recent }) => recent)),
    };
  });
}

/** One mark for each message, one with a span where there is one. */
function onceEach(marks: readonly SignMark[]): SignMark[] {
  const byMessage = new Map<string, SignMark>();
  for (const mark of marks) {
    if ((byMessage.get(mark.messageId)?.span ?? null) === null) byMessage.set(mark.messageId, mark);
  }
  return [...byMessage.values()].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
