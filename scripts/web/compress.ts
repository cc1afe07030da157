import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|css|svg|json|txt)$/;

/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 1_024;

/** One short of the best: a tenth of the time for a hundredth more bytes. */
const BROTLI_QUALITY = 10;

/** Lays `.br` and `.gz` beside each text file, so that no request waits for compression. */
export function compressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    if (content.length < LEAST_BYTES) continue;
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
    writeFileSync(`${file}.br`, brotliCompressSync(content, options));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
