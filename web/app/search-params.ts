/** What stands behind the `?` of a screen's address: the same repeated parameters that the API takes. */
export type SearchParams = Record<string, string | string[]>;

export function parseSearch(search: string): SearchParams {
  const given = new URLSearchParams(search);
  const keys = [...new Set(given.keys())];
  return Object.fromEntries(
    keys.map((key) => {
      const values = given.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Leaves out what is undefined, null or empty, so that an address without filters is short. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof each === 'string' ? each !== '' : typeof each === 'number' || typeof each === 'boolean') {
        params.append(key, String(each));
      }
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
