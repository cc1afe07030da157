import { defineSignal } from '@temporalio/workflow';

export const NOOP_WORKFLOW = 'noop';
export const NOOP_TASK_QUEUE = 'bench-noop';

/** Numbered, so that the activity can tell which one it answers. */
export const poke = defineSignal<[number]>('poke');
