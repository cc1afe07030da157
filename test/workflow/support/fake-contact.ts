import type {
  ContactActivities,
  Decided,
  DecideInput,
  SendTask,
  SuggestionTask,
} from '../../../workflows/activity-contract.ts';
import type { ContactAttributes } from '../../../workflows/definitions.ts';

type Deadline = { readonly at: string; readonly cause: string };

export const ATTRIBUTES: ContactAttributes = {
  status: 'new',
  stage: 'inquiry',
  grade: 'F',
  sentimentLevel: null,
  atRisk: false,
  needsReview: false,
  pendingFollowUps: 0,
  nextDeadline: null,
};

/** A contact's row as an object, with activities that work on it and write down how they were called. */
export interface FakeContact {
  /** Of the row and its inbox; a test may change them as the API or another run would. */
  step: number;
  judgedSeq: number;
  lastSeq: number;
  gone: boolean;
  searchable: boolean;
  /** Errors to throw, call by call, before an activity answers. */
  readonly failing: Partial<Record<keyof ContactActivities, Error[]>>;
  /** What the rules say: no deadline unless a test says otherwise. */
  rules: (now: string) => { readonly deadline: Deadline | null; readonly attributes?: Partial<ContactAttributes> };
  /** What the next judgement finds for a model to word, and to be sent; then nothing. */
  work: {
    readonly suggestions?: readonly SuggestionTask[];
    readonly sends?: readonly SendTask[];
    readonly links?: readonly string[];
  };
  /** What becomes of what is sent, send by send; then all of it is settled. */
  sent: ('settled' | 'later' | 'closed')[];
  /** What `analyse` answers is left, call by call; then nothing. */
  left: ('more' | 'model')[];
  /** What happens between the look into the inbox and the answer of `analyse` or `analyseWithModel`, call by call; then nothing. */
  meanwhile: (() => Promise<void>)[];
  readonly calls: { readonly activity: keyof ContactActivities; readonly input: unknown }[];
  readonly activities: ContactActivities;
  decisions(): DecideInput[];
  count(activity: keyof ContactActivities): number;
}

export function createFakeContact(): FakeContact {
  let lastDecided: Decided | undefined;

  const decide = (input: DecideInput): Decided => {
    if (fake.gone) return { kind: 'gone' };
    if (input.step === fake.step && lastDecided) return lastDecided;
    const { step, judgedSeq, lastSeq } = fake;
    if (input.step !== step + 1) return { kind: 'state_behind', step, judgedSeq, lastSeq };
    const { deadline, attributes } = fake.rules(input.now);
    fake.step = input.step;
    fake.judgedSeq = Math.max(judgedSeq, input.uptoSeq);
    const shown = { ...ATTRIBUTES, nextDeadline: deadline?.at ?? null, ...attributes };
    const standing = { step: fake.step, judgedSeq: fake.judgedSeq, attributes: shown, deadline };
    lastDecided = { kind: 'decided', ...standing, ...fake.work };
    fake.work = {};
    return lastDecided;
  };
  const analysed = async () => {
    if (fake.gone) return { kind: 'gone' as const };
    const analysedSeq = fake.lastSeq;
    await fake.meanwhile.shift()?.();
    return { kind: 'analysed' as const, analysedSeq, left: fake.left.shift() ?? ('none' as const) };
  };
  const noted = <I, O>(activity: keyof ContactActivities, answer: (input: I) => O | Promise<O>) => {
    return (input: I): Promise<O> => {
      fake.calls.push({ activity, input });
      const failure = fake.failing[activity]?.shift();
      return failure === undefined ? Promise.resolve(answer(input)) : Promise.reject(failure);
    };
  };
  const fake: FakeContact = {
    step: 0,
    judgedSeq: 0,
    lastSeq: 0,
    gone: false,
    searchable: true,
    failing: {},
    rules: () => ({ deadline: null }),
    work: {},
    sent: [],
    left: [],
    meanwhile: [],
    calls: [],
    activities: {
      open: noted('open', () => {
        if (fake.gone) return { kind: 'gone' };
        const { step, judgedSeq, lastSeq } = fake;
        return { kind: 'open', step, judgedSeq, lastSeq, searchable: fake.searchable };
      }),
      analyse: noted('analyse', analysed),
      analyseWithModel: noted('analyseWithModel', analysed),
      decide: noted('decide', decide),
      send: noted('send', () => ({ kind: fake.sent.shift() ?? ('settled' as const), lastSeq: fake.lastSeq })),
      link: noted('link', () =>
        fake.gone ? { kind: 'gone' as const } : { kind: 'settled' as const, lastSeq: fake.lastSeq },
      ),
      suggest: noted('suggest', () => undefined),
      recordDecision: noted('recordDecision', () => ({ kind: 'settled' as const, lastSeq: fake.lastSeq })),
    },
    decisions: () =>
      fake.calls.filter(({ activity }) => activity === 'decide').map(({ input }) => input as DecideInput),
    count: (activity) => fake.calls.filter((call) => call.activity === activity).length,
  };
  return fake;
}

/** A silence that ends so long after every judgement. */
export const silentFor =
  (ms: number): FakeContact['rules'] =>
  (now) => ({ deadline: { at: new Date(Date.parse(now) + ms).toISOString(), cause: 'becomes_inactive' } });
