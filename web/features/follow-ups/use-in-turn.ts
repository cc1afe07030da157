import { useCallback, useRef } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';

type Answer = Promise<FollowUp | null>;

/**
 * Sends decisions about one follow-up one after the other: a second one would name the version before the first, and be refused
 * as stale.
 *
 * @returns what runs `send` with the follow-up as the decision before it left it; answers null when that fails
 */
export function useInTurn(): (followUp: FollowUp, send: (now: FollowUp) => Promise<FollowUp>) => Answer {
  const underWay = useRef(new Map<string, Answer>());
  return useCallback((followUp, send) => {
    const waiting = underWay.current;
    const before = waiting.get(followUp.id) ?? Promise.resolve(null);
    // Why it failed is told by whoever sends.
    const answer = before.then((now) => send(now ?? followUp)).catch(() => null);
    waiting.set(followUp.id, answer);
    void answer.then(() => {
      if (waiting.get(followUp.id) === answer) waiting.delete(followUp.id);
    });
    return answer;
  }, []);
}
