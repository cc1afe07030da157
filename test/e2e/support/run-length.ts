/// <reference types="vite/client" />

/**
 * `npx vitest run test/e2e --mode full` takes the sizes of the published figures; otherwise sizes that `npm test` has time
 * for.
 */
export const full = import.meta.env.MODE === 'full';

/** One of the two sizes. */
export function sized<T>(sizes: { readonly short: T; readonly full: T }): T {
  return full ? sizes.full : sizes.short;
}
