import type { components } from './generated/schema.d.ts';

/** An account that is connected. */
export type Connection = components['schemas']['Channel'];

export const CHANNELS = ['channels'];
