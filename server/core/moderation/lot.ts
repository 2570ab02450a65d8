/**
 * A lot for anything that has an id, 0 ≤ lot < 1: the same for the same seed and id, whatever else there is and in whatever order it
 * comes. FNV-1a over the code units, then the finaliser of MurmurHash3 (Appleby 2011), so that ids that are alike get lots that are not.
 */
export function lotsOf(seed: string): (id: string) => number {
  const begun = hashed(2_166_136_261, `${seed}\n`);
  return (id) => {
    let h = hashed(begun, id);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
  };
}

function hashed(from: number, text: string): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash;
}

/** By lot; two that drew the same lot go by id. */
export function byLot<T>(lotOf: (id: string) => number, idOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => lotOf(idOf(a)) - lotOf(idOf(b)) || (idOf(a) < idOf(b) ? -1 : 1);
}
