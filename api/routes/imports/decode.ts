import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';
import { Problem } from '../../problem.ts';

/** Bytes looked at from the first one on that is no ASCII: enough for a detector to tell languages by. */
const SAMPLE = 64 * 1024;

/** Detectors take short texts of Western Europe for neighbours of it; unless they are this much surer, it is what Excel writes. */
const SURER = 15;
const EXCELS_OWN = 'windows-1252';

/** An encoding by its name in the Encoding Standard; null for what it does not know. */
export function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // The only way TextDecoder says that it knows no such encoding.
    return null;
  }
}

export interface Decoding {
  readonly text: AsyncGenerator<string>;
  /** Of what was read so far: a file of ASCII alone is UTF-8. */
  readonly encoding: () => string;
}

/**
 * Text out of a file's bytes, as they come. A byte order mark says which encoding it is; without one it is told by the first
 * 64 KB from the first byte that is no ASCII: UTF-8 where they are that, and otherwise what a detector finds.
 *
 * @param told the encoding, where the sender names it
 * @throws Problem 422 where bytes are none of the encoding, in the course of reading
 */
export function decode(file: AsyncIterable<Buffer>, told?: string): Decoding {
  let decoder = told === undefined ? null : decoderOf(told);
  async function* text(): AsyncGenerator<string> {
    let waiting: Buffer = Buffer.alloc(0);
    let begun = false;
    for await (const chunk of file) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      if (!begun && waiting.length < LONGEST_MARK) continue;
      if (!begun) decoder ??= decoderOfMark(waiting);
      begun = true;
      if (decoder === null) {
        const at = firstBeyondAscii(waiting);
        if (waiting.length - at < SAMPLE && at < waiting.length) continue;
        if (at < waiting.length) decoder = decoderOf(guess(waiting));
      }
      yield decoded(decoder ?? ASCII, waiting);
      waiting = Buffer.alloc(0);
    }
    if (waiting.length > 0) decoder ??= (begun ? null : decoderOfMark(waiting)) ?? decoderOf(guess(waiting));
    yield decoded(decoder ?? ASCII, waiting, true);
  }
  return { text: text(), encoding: () => decoder?.encoding ?? 'utf-8' };
}

/** Every encoding has ASCII in common, but for those of two bytes, which have noughts in them. */
const ASCII = new TextDecoder('utf-8');

/** Fatal: a name with replacement characters would be stored for good. Encodings of single bytes have no wrong ones. */
const decoderOf = (encoding: string): TextDecoder => new TextDecoder(encoding, { fatal: true });

const LONGEST_MARK = 3;
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function decoderOfMark(bytes: Buffer): TextDecoder | null {
  const found = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  return found === undefined ? null : decoderOf(found[0]);
}

function firstBeyondAscii(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === undefined || byte === 0 || byte >= 0x80) return at;
  }
  return bytes.length;
}

function guess(bytes: Buffer): string {
  const wide = ofTwoBytes(bytes);
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  const [best, ...others] = analyse(bytes).filter(({ name }) => encodingNamed(name) !== null);
  const western = [best, ...others].find((match) => match && encodingNamed(match.name) === EXCELS_OWN);
  if (best === undefined || (western && best.confidence - western.confidence < SURER)) return EXCELS_OWN;
  return encodingNamed(best.name) ?? EXCELS_OWN;
}

/** Separators and line ends have a nought on one side of them in UTF-16, and text in any other encoding has none. */
function ofTwoBytes(bytes: Buffer): string | null {
  const noughts = [0, 0];
  for (const [at, byte] of bytes.subarray(0, SAMPLE).entries())
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (even + odd < bytes.length / 20) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    // In the middle of a stream: the sample may end inside a character.
    decoderOf('utf-8').decode(bytes, { stream: true });
    return true;
  } catch {
    // Fatal decoders say so by throwing.
    return false;
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer, last = false): string {
  try {
    return decoder.decode(bytes, { stream: !last });
  } catch {
    // Fatal decoders say so by throwing; their words name no place.
    throw new Problem(422, 'unreadable_file', `The file is not ${decoder.encoding} throughout; name its encoding.`);
  }
}
