import { v7 } from 'uuid';

/** Chance that is the same for the same words: xmur3 seeds mulberry32 (public domain, bryc). */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number;
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
};

export function chanceOf(words: string): Chance {
  let hash = 1_779_033_703 ^ words.length;
  for (const char of words) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  let state = hash >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** UUIDv7s that are the same for the same words, in the order they are asked for. */
export function idsOf(words: string, at: number): () => string {
  const chance = chanceOf(words);
  const random = new Uint8Array(16);
  let seq = 0;
  return () => {
    seq += 1;
    for (let at = 0; at < 16; at++) random[at] = chance.below(256);
    return v7({ msecs: at, seq, random });
  };
}
