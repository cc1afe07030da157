import type { FieldError } from '../problem.ts';

/** Deeper than any document of the contract, and far from a stack's end. */
const MAX_DEPTH = 32;

/**
 * The first part of a parsed JSON value that cannot be kept: a NUL (Postgres refuses it in text), half of a surrogate
 * pair (it is no Unicode and would come back changed), a key named `__proto__`, or nesting without end.
 */
export function findUnstorable(value: unknown, path = '', depth = 0): FieldError | undefined {
  if (typeof value === 'string') return textFault(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return { path, message: 'is nested too deeply' };
  for (const [key, part] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    const fault = keyFault(key, path) ?? findUnstorable(part, place, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

function textFault(text: string, path: string): FieldError | undefined {
  if (text.includes('\0')) return { path, message: 'contains a NUL character' };
  if (!isWellFormed(text)) return { path, message: 'contains half of a surrogate pair' };
  return undefined;
}

function keyFault(key: string, path: string): FieldError | undefined {
  if (key === '__proto__') return { path: path === '' ? key : `${path}.${key}`, message: 'is not allowed' };
  return textFault(key, path) && { path, message: 'has a key that is no text' };
}

/** String.prototype.isWellFormed, which the ES2023 library does not declare. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);
