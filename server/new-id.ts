import { v7 } from 'uuid';
import { drawn } from './drawn.ts';

let [last, turn] = [0, 0];

/** An id (UUIDv7): those made later sort later, also within a millisecond. */
export function newId(): string {
  const random = drawn();
  const now = Date.now();
  if (now > last) [last, turn] = [now, firstTurn(random)];
  else {
    turn = (turn + 1) % 2 ** 32;
    if (turn === 0) last += 1;
  }
  return v7({ random, msecs: last, seq: turn });
}

/** Of 32 bits the first is 0, so that there is room to count. */
function firstTurn(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(6) % 2 ** 31;
}
