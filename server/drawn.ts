import { randomFillSync } from 'node:crypto';

const EACH = 16;
const pool = new Uint8Array(EACH * 256);
let next = pool.length;

/**
 * Sixteen random bytes, to be used before the next are asked for. They are drawn for many at once: asking the system for so few each time was
 * a thirtieth of what a write cost.
 */
export function drawn(): Uint8Array {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  next += EACH;
  return pool.subarray(next - EACH, next);
}
