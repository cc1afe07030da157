const BAR = 30;
/** Redrawing at every message would cost more than sending it. */
const REDRAW_MS = 100;

export interface Progress {
  /** Says how many are done by now. */
  readonly set: (done: number) => void;
  readonly end: () => void;
}

/** A bar that is redrawn on a terminal; elsewhere (a log, a pipe) a plain line at each tenth. */
export function openProgress(title: string, total: number, out: NodeJS.WriteStream = process.stdout): Progress {
  const startedAt = performance.now();
  let done = 0;
  let drawnAt = 0;
  let tenths = 0;
  const line = (): string => {
    const share = total === 0 ? 1 : done / total;
    const rate = Math.round(done / Math.max(0.001, (performance.now() - startedAt) / 1_000));
    const bar = out.isTTY ? ` [${'█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░')}]` : '';
    return `${title}${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${count(done)} of ${count(total)}, ${count(rate)} a second`;
  };
  return {
    set: (now) => {
      done = now;
      if (out.isTTY) {
        if (performance.now() - drawnAt < REDRAW_MS) return;
        drawnAt = performance.now();
        out.write(`\r\x1b[K${line()}`);
      } else if (Math.floor((done / total) * 10) > tenths) {
        tenths = Math.floor((done / total) * 10);
        if (tenths < 10) out.write(`${line()}\n`);
      }
    },
    end: () => {
      out.write(out.isTTY ? `\r\x1b[K${line()}\n` : `${line()}\n`);
    },
  };
}

/** 13850 as 13,850. */
export function count(number: number): string {
  return number.toLocaleString('en');
}
