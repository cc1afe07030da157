import type { SettingsError } from './errors.ts';

const DEEPEST = 16;
/** Keys that reach an object's prototype instead of the document. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What forbids taking the patch into a document at all; null when nothing does. */
export function patchError(patch: unknown): SettingsError | null {
  if (!isObject(patch)) return { path: '', message: 'must be an object' };
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: patch, path: [] }];
  // A list of what is still to be seen instead of recursion: a body of a hundred thousand brackets must not end the
  // stack.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= DEEPEST) return { path: path.join('.'), message: 'is nested too deeply' };
    for (const [key, member] of Object.entries(value)) {
      const memberPath = [...path, key];
      if (FORBIDDEN.has(key)) return { path: memberPath.join('.'), message: 'is a reserved word' };
      open.push({ value: member, path: memberPath });
    }
  }
  return null;
}

/**
 * `target` after the merge patch (RFC 7396). Neither argument is changed. For patches that {@link patchError} lets
 * through.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Json = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
