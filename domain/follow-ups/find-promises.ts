import { DateTime } from 'luxon';
import { parseDuration } from '../duration.ts';
import { rule } from '../rules/catalogue.ts';
import type { OpenPromise, Turn } from '../state.ts';
import { placeFor, placed } from './finding.ts';
import type { Finding, Scene } from './finding.ts';
import { promiseDueAt } from './promise-due.ts';

/** Every promise of the business that is not kept yet: found at once, due when it was promised for. */
export function findPromises(scene: Scene): Finding[] {
  return scene.state.conversations.promises.flatMap((promise) => {
    const dueAt = promiseDueAt(promise, scene.settings, scene.timeZone);
    // It would expire at once: a promise that was made long before anybody looked.
    if (dueAt + parseDuration(scene.settings.followUps.expireAfter) <= scene.nowMs) return [];
    return [found(promise, dueAt, scene)];
  });
}

function found(promise: OpenPromise, dueAt: number, scene: Scene): Finding {
  const { messageId, span, author, at } = promise;
  const turn = turnOf(promise, scene);
  return {
    kind: 'promise',
    ruleId: null,
    anchor: messageId,
    foundAt: null,
    dueAt: new Date(dueAt).toISOString(),
    // The business owes it, also on a channel that the settings send nothing else on.
    ...placed(turn, placeFor(turn, scene) ?? turn, 'our_promise', scene),
    ...(promise.dueAt === null
      ? { rule: rule('follow_up.promise_open'), params: { author } }
      : { rule: rule('follow_up.promise'), params: { author, due: onClock(promise.dueAt, scene.timeZone) } }),
    evidence: [{ messageId, span }],
    // A word of the contact does not call it off, but is shown with it.
    answeredAfter: at,
    asksPerson: false,
  };
}

/** The conversation it was made in, which the state may have forgotten since. */
function turnOf({ conversationId, channel }: OpenPromise, { state }: Scene): Turn {
  const turn = state.conversations.turns.find((each) => each.conversationId === conversationId);
  return turn ?? { conversationId, channel, contact: null, business: null, language: null };
}

/** The time promised, as the contact's clock shows it: `2026-11-23T09:00`. */
function onClock(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
