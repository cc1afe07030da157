import type { DataDir } from './data-dir.ts';
import { startPart, type Launch, type Part } from './part.ts';
import { forgetProcesses, recordProcesses, type PartName } from './records.ts';
import { StartError } from './start-error.ts';

/** The parts that have been started, with who they are written down at every change. */
export interface Parts {
  readonly launch: Launch;
  /** The last started first. */
  stop(): Promise<void>;
  logs(): string[];
}

export function createParts(dir: DataDir, say: (line: string) => void): Parts {
  const parts: Part[] = [];
  let stopping: Promise<void> | undefined;

  const changed = (): void => {
    const pids: Partial<Record<PartName, number>> = {};
    for (const part of parts) {
      const pid = part.pid();
      if (pid !== undefined) pids[part.spec.name] = pid;
    }
    recordProcesses(dir, pids);
  };

  const stopAll = async (): Promise<void> => {
    for (const part of parts.toReversed()) await part.stop();
    if (parts.length > 0) forgetProcesses(dir);
  };

  return {
    launch(spec) {
      if (stopping !== undefined) throw new StartError('The start was interrupted.');
      const part = startPart(spec, { changed, say });
      parts.push(part);
      changed();
      return part;
    },
    stop: () => (stopping ??= stopAll()),
    logs: () => parts.map(({ spec }) => spec.log),
  };
}
