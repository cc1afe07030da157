type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The smallest JSON merge patch (RFC 7396) that makes `after` of `before`: lists are replaced whole, what is gone or null is null.
 * Only what a person changed is sent, so that two people who change different settings do not undo each other.
 */
export function patchBetween(before: Json, after: Json): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(before)) if (!(key in after)) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const was = before[key];
    if (isObject(was) && isObject(value)) {
      const inner = patchBetween(was, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (JSON.stringify(was) !== JSON.stringify(value)) {
      patch[key] = value;
    }
  }
  return patch;
}
