import { readFileSync } from 'node:fs';
import type { Chance } from '../../db/seed/chance.ts';

const HEAD = 16;
const SECTOR = 512;
export const FILES = ['', '-wal', '-journal'] as const;

type Step = {
  readonly what: 'W' | 'T' | 'S' | 'U';
  readonly file: number;
  readonly offset: number;
  readonly bytes: Buffer;
  /** Where it stands in the log, with it counted. */
  readonly end: number;
};

/** What disk.c has taken down. The last may be cut short, where the service was killed while it wrote it. */
export function readSteps(log: string): Step[] {
  const all = readFileSync(log);
  const steps: Step[] = [];
  for (let at = 0; at + HEAD <= all.length; ) {
    const end = at + HEAD + all.readUInt32LE(at + 4);
    if (end > all.length) break;
    const what = String.fromCharCode(all.readUInt8(at)) as Step['what'];
    const offset = Number(all.readBigUInt64LE(at + 8));
    steps.push({ what, file: all.readUInt8(at + 1) - 1, offset, bytes: all.subarray(at + HEAD, end), end });
    at = end;
  }
  return steps;
}

/** A file as it is on the disk; it grows as it is written to. */
class Image {
  size = 0;
  private bytes = Buffer.alloc(2 ** 20);
  static of(content: Buffer): Image {
    const image = new Image();
    image.write(0, content);
    return image;
  }
  write(offset: number, bytes: Buffer) {
    this.reserve(offset + bytes.length);
    bytes.copy(this.bytes, offset);
    this.size = Math.max(this.size, offset + bytes.length);
  }
  cut(size: number) {
    this.reserve(size);
    this.bytes.fill(0, Math.min(size, this.size), Math.max(size, this.size));
    this.size = size;
  }
  content(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.size));
  }
  private reserve(size: number) {
    if (size <= this.bytes.length) return;
    const larger = Buffer.alloc(size * 2);
    this.bytes.copy(larger);
    this.bytes = larger;
  }
}

type Disk = {
  /** What is on the disk for good, by file. */
  readonly kept: (Image | undefined)[];
  /** What was done since the last sync of each file. */
  readonly open: Step[][];
};

/**
 * A disk that keeps what was synced and promises nothing else. Steps go to it in their order; `crash` answers what may be found after the power
 * went now: of what was not synced each write is there whole, not at all, or with some of its 512-byte sectors, and each independently of the others.
 * A file's name is there once the file was made: SQLite syncs the folder with the first sync of the file, so before any answer.
 */
export function openDisk(base: Buffer, isSyncing = true) {
  const disk: Disk = { kept: [Image.of(base), undefined, undefined], open: [[], [], []] };
  return {
    step(step: Step) {
      const open = disk.open[step.file] ?? [];
      if (step.what === 'S') {
        if (isSyncing) settle(disk, step.file);
      } else if (step.what === 'U') {
        disk.kept[step.file] = undefined;
        open.length = 0;
      } else open.push(step);
    },
    crash(chance: Chance): readonly (Buffer | undefined)[] {
      return disk.kept.map((kept, file) => {
        const open = disk.open[file] ?? [];
        if (open.length === 0) return kept?.content();
        const image = Image.of(kept?.content() ?? Buffer.alloc(0));
        for (const step of open) survive(image, step, chance);
        return image.content();
      });
    },
  };
}

function settle({ kept, open }: Disk, file: number) {
  const image = kept[file] ?? new Image();
  for (const step of open[file] ?? []) apply(image, step);
  kept[file] = image;
  open[file] = [];
}

function apply(image: Image, { what, offset, bytes }: Step) {
  if (what === 'T') image.cut(offset);
  else image.write(offset, bytes);
}

function survive(image: Image, step: Step, chance: Chance) {
  const fate = chance.below(3);
  if (fate === 0) return;
  if (fate === 1 || step.what === 'T') return apply(image, step);
  for (let at = 0; at < step.bytes.length; at += SECTOR) {
    if (chance.below(2) === 0) image.write(step.offset + at, step.bytes.subarray(at, at + SECTOR));
  }
}
