import { describe, expect, test } from 'vitest';
import { changesBetween, shownOf } from '../../domain/changes.ts';
import type { EditFact, Fact } from '../../domain/facts.ts';
import type { Change } from '../../domain/judgement.ts';
import { action, day, edit, judged, message, SPAN } from './support/facts.ts';

const at = day(10);
const changes = (before: readonly Fact[], added: readonly Fact[], now = at): Change[] => {
  const edits = added.filter((fact): fact is EditFact => fact.kind === 'edit');
  return changesBetween(shownOf(judged(before, day(1))), judged([...before, ...added], now), edits);
};
const lines = (all: readonly Change[]) => all.map(({ kind, before, after, actor }) => [kind, before, after, actor]);

const named = (value: string, on: string): Fact =>
  message(on, { fields: [{ field: 'name', value, confidence: 0.9, span: SPAN }] });

test('a first judgement tells where a contact begins, and of the rest only what there is', () => {
  expect(lines(changesBetween(null, judged([message(day(0))], day(1))))).toEqual([
    ['status', null, 'new', 'engine'],
    ['stage', null, 'inquiry', 'engine'],
    ['lead_score', null, 0, 'engine'],
    ['lead_grade', null, 'F', 'engine'],
  ]);
});

test('what stays the same is no change', () => {
  const facts = [named('Ana', day(0)), edit(day(0.5), { type: 'set_stage', stage: 'closing' })];
  expect(changes(facts, [])).toEqual([]);
});

describe('a change tells', () => {
  test('rule, evidence and engine', () => {
    const [status, stage] = changes([message(day(0))], [action(day(2), 'booking_confirmed')]);
    expect(status).toEqual({
      kind: 'status',
      before: 'new',
      after: 'converted',
      rule: { id: 'status.converted', version: 1 },
      params: {},
      evidence: [{ actionRef: `a-${day(2)}` }],
      actor: 'engine',
    });
    expect(stage).toMatchObject({
      kind: 'stage',
      before: 'inquiry',
      after: 'in_progress',
      rule: { id: 'stage.action' },
    });
  });

  test('who set something, and that it is locked', () => {
    expect(lines(changes([message(day(0))], [edit(day(2), { type: 'set_status', status: 'converted' })]))).toEqual([
      ['status', 'new', 'converted', 'user:mia'],
      ['lock', null, 'status', 'user:mia'],
    ]);
  });

  test('who lifted a lock, and that the engine decides again', () => {
    const set = edit(day(0.5), { type: 'set_status', status: 'converted' });
    expect(lines(changes([message(day(0)), set], [edit(day(2), { type: 'lift_lock', lock: 'status' })]))).toEqual([
      ['status', 'converted', 'new', 'engine'],
      ['lock', 'status', null, 'user:mia'],
    ]);
  });

  test('who added points, with how many', () => {
    const [score, grade] = changes([message(day(0))], [edit(day(2), { type: 'adjust_score', points: 25 })]);
    expect(score).toMatchObject({
      kind: 'lead_score',
      before: 0,
      after: 25,
      actor: 'user:mia',
      params: { points: 25 },
    });
    expect(score?.rule.id).toBe('score.adjusted');
    expect(grade).toMatchObject({ kind: 'lead_grade', before: 'F', after: 'D' });
  });

  test('who assigned the score, grade included', () => {
    const all = changes([message(day(0))], [edit(day(2), { type: 'set_score', value: 90 })]);
    expect(lines(all)).toEqual([
      ['status', 'new', 'qualified', 'engine'],
      ['lead_score', 0, 90, 'user:mia'],
      ['lead_grade', 'F', 'A', 'user:mia'],
      ['lock', null, 'score', 'user:mia'],
    ]);
  });

  test('mood and risk', () => {
    const before = [action(day(0), 'purchase_completed')];
    const all = changes(before, [message(day(2), { sentiment: { score: -0.6, confidence: 1 } })]);
    expect(lines(all)).toEqual([
      ['sentiment', null, 'very_negative', 'engine'],
      ['at_risk', false, true, 'engine'],
    ]);
    const gone = changesBetween(
      shownOf(judged([message(day(0), { sentiment: { score: 1, confidence: 1 } })], at)),
      judged([], at),
    );
    expect(gone.find(({ kind }) => kind === 'sentiment')).toMatchObject({
      after: null,
      rule: { id: 'sentiment.gone' },
    });
  });

  test('what was only time', () => {
    expect(changes([message(day(0))], [], day(20))).toMatchObject([
      { kind: 'status', before: 'new', after: 'inactive', params: { after: 'P14D', since: day(0) } },
    ]);
  });
});

describe('a detail', () => {
  const detected = (all: readonly Change[]) => all.filter(({ kind }) => kind === 'detected');

  test('is named, never told: its words are in the evidence', () => {
    const all = detected(changes([message(day(0))], [named('Ana', day(2))]));
    expect(all).toMatchObject([{ before: null, after: 'name', evidence: [{ messageId: `m-${day(2)}`, span: SPAN }] }]);
    expect(JSON.stringify(all)).not.toContain('Ana');
  });

  test('may be read otherwise', () => {
    expect(detected(changes([named('Ana', day(0))], [named('Anna', day(2))]))).toMatchObject([
      { before: 'name', after: 'name' },
    ]);
  });

  test('goes with its message', () => {
    const before = shownOf(judged([named('Ana', day(0))], at));
    expect(detected(changesBetween(before, judged([message(day(0), { deleted: true })], at)))).toMatchObject([
      { before: 'name', after: null, evidence: [], rule: { id: 'detected.gone' } },
    ]);
  });
});
