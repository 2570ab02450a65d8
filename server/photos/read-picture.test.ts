import { expect, test } from 'vitest';
import { blackPng, drawPhoto } from '../../test/support/make-photo.ts';
import { readPicture } from './read-picture.ts';

/** Each in memory of its own, so that nothing lies behind its last byte. */
const cutAt = (bytes: Uint8Array, length: number) => Uint8Array.from(bytes.subarray(0, length));

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s cut off after any of its bytes is refused and never read beyond',
  async (kind) => {
    const whole = kind === 'png' ? Uint8Array.from(blackPng(16, 9)) : await drawPhoto(kind, 16, 9);
    expect(readPicture(whole)).toEqual({ kind, width: 16, height: 9 });
    const read = [...whole.keys()].map((length) => readPicture(cutAt(whole, length)));
    expect(read.filter((one) => typeof one !== 'string')).toEqual([]);
  },
);
