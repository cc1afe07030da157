/** A form as browsers send it, with the file as its last part. */
export async function formOf(
  file: string | Uint8Array,
  fields: Record<string, string> = {},
): Promise<{ readonly body: Buffer; readonly type: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([typeof file === 'string' ? file : Buffer.from(file)]), 'people.csv');
  const encoded = new Response(form);
  return { body: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') ?? '' };
}
