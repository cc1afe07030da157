import { useHotkeys } from '@mantine/hooks';
import { useReviewAction, type ReviewAction } from '../../api/reviews.ts';
import { useMay } from '../../api/session.ts';
import type { Flagged } from './flagged.ts';

interface Keys {
  readonly flagged: readonly Flagged[];
  readonly chosen: Flagged | undefined;
  readonly choose: (next: Flagged | undefined) => void;
  readonly onTakenOver: (taken: Flagged) => void;
}

/** What of a conversation can be decided in its state. */
export function actionsOf({ reviews: [{ state }] }: Flagged): readonly ReviewAction[] {
  if (state === 'open') return ['take-over', 'resolve', 'dismiss'];
  return state === 'taken_over' ? ['resolve', 'dismiss'] : [];
}

/** Works the list by keyboard; the next conversation is chosen when one leaves it. */
export function useReviewKeys({ flagged, chosen, choose, onTakenOver }: Keys): void {
  const { mutate } = useReviewAction();
  const mayDecide = useMay('decide');
  const index = chosen === undefined ? -1 : flagged.indexOf(chosen);
  const move = (by: 1 | -1): void => {
    const next = flagged[index < 0 ? 0 : index + by];
    if (next === undefined) return;
    choose(next);
    document.querySelector<HTMLElement>(`[data-flagged="${next.conversationId}"]`)?.focus();
  };
  const act = (action: ReviewAction) => () => {
    if (!chosen || !mayDecide || !actionsOf(chosen).includes(action)) return;
    mutate({ reviews: chosen.reviews, action });
    if (action === 'take-over') onTakenOver(chosen);
    else choose(flagged[index + 1] ?? flagged[index - 1]);
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['t', act('take-over')],
    ['r', act('resolve')],
    ['d', act('dismiss')],
  ]);
}
