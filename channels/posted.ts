import { finished } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';

/** One field or file of a posted form. */
export interface PostedPart {
  readonly name: string;
  readonly bytes: Buffer;
  /** Of a file; null for a field. */
  readonly fileName: string | null;
  readonly type: string;
}

/** More parts than any form has, and too few to keep a process busy. */
const MOST_PARTS = 500;

/**
 * The parts of a form as a browser or provider posts it: urlencoded, multipart, or a flat JSON object.
 *
 * @returns null where it is none of them, or broken
 */
export async function readPosted(contentType: string, body: Buffer): Promise<readonly PostedPart[] | null> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(body.toString('utf8'))]
        .slice(0, MOST_PARTS)
        .map(([name, value]) => field(name, value));
    case 'multipart/form-data':
      return readMultipart(contentType, body);
    case 'application/json':
      return readJson(body);
    default:
      return null;
  }
}

/** The first value of each field, as UTF-8, in the order of the form. */
export function fieldsOf(parts: readonly PostedPart[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { name, bytes, fileName } of parts) {
    if (fileName === null && !fields.has(name)) fields.set(name, bytes.toString('utf8'));
  }
  return fields;
}

const field = (name: string, value: string): PostedPart => ({
  ...{ name, bytes: Buffer.from(value), fileName: null, type: 'text/plain' },
});

function readJson(body: Buffer): readonly PostedPart[] | null {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    // What it is instead is for whoever asked to say.
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value)
    .slice(0, MOST_PARTS)
    .flatMap(([name, each]) =>
      ['string', 'number', 'boolean'].includes(typeof each) ? [field(name, String(each))] : [],
    );
}

async function readMultipart(contentType: string, body: Buffer): Promise<readonly PostedPart[] | null> {
  const parts: PostedPart[] = [];
  try {
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: { parts: MOST_PARTS, headerPairs: 20 },
      // Every part as bytes: a provider names the character set of a field in another field.
      isPartAFile: () => true,
    });
    parser.on('file', (name, stream, fileName, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => parts.push({ name, bytes: Buffer.concat(chunks), fileName: fileName || null, type }));
      // The parser itself says what is wrong with a part.
      stream.on('error', () => undefined);
    });
    parser.end(withLineEnds(body));
    await finished(parser);
    return parts;
  } catch {
    // Cut short, or without its boundary: not what a form is.
    return null;
  }
}

/** Some senders end the lines of the frame with LF alone, which multipart forms do not know (RFC 7578 wants CRLF). */
const withLineEnds = (body: Buffer): Buffer =>
  body.includes('\r\n') ? body : Buffer.from(body.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
