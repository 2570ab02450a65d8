import { deflateSync } from 'node:zlib';
import { Transformer } from '@napi-rs/image';

/** Pictures drawn by the tests: coloured shapes, never a child. */

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb8_8320 : c >>> 1;
  return c;
});
const crcOf = (bytes: Uint8Array) =>
  (bytes.reduce((crc, byte) => (crc >>> 8) ^ (CRC[(crc ^ byte) & 0xff] ?? 0), 0xffff_ffff) ^ 0xffff_ffff) >>> 0;

const be = (bytes: number, value: number) => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
};

export function pngChunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([be(4, data.length), body, be(4, crcOf(body))]);
}

export const PNG_HEAD = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Black, one bit a pixel: many pixels in few bytes. `between` goes in before the pixels. */
export function blackPng(width: number, height: number, between: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.concat([be(4, width), be(4, height), Buffer.from([1, 0, 0, 0, 0])]);
  const rows = Buffer.alloc(height * (Math.ceil(width / 8) + 1));
  return Buffer.concat([
    PNG_HEAD,
    pngChunk('IHDR', header),
    between,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND'),
  ]);
}

type Kind = 'jpeg' | 'png' | 'webp';

/** Left half red, right half blue, a green bar at the foot; `seed` makes another picture. */
export async function drawPhoto(kind: Kind, width = 64, height = 48, seed = 0): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isLeft = x < width / 2;
      const isFoot = y > height * 0.8;
      pixels.set([isLeft ? 230 : 20, isFoot ? 200 : seed % 200, isLeft ? 30 : 220, 255], (y * width + x) * 4);
    }
  }
  const picture = Transformer.fromRgbaPixels(pixels, width, height);
  return new Uint8Array(await (kind === 'jpeg' ? picture.jpeg(90) : kind === 'png' ? picture.png() : picture.webp(90)));
}

/** A JPEG segment: APPn (0xe0 + n) or a comment (0xfe). */
export const jpegSegment = (marker: number, data: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker]), be(2, data.length + 2), data]);

/** What a camera writes: an orientation (1–8, as EXIF counts), a maker's words and a place, with `secret` in them. */
export function exif(orientation: number, secret: string): Buffer {
  const text = Buffer.from(`${secret}\0`, 'latin1');
  const tags = 4;
  const dataAt = 8 + 2 + tags * 12 + 4;
  const le16 = (value: number) => Buffer.from([value & 255, value >> 8]);
  const le32 = (value: number) => Buffer.concat([le16(value & 0xffff), le16(value >>> 16)]);
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([le16(tag), le16(type), le32(count), value, Buffer.alloc(4 - value.length)]);
  const gpsAt = dataAt + text.length;
  return Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    le16(tags),
    entry(0x010f, 2, text.length, le32(dataAt)),
    entry(0x0112, 3, 1, le16(orientation)),
    entry(0x8298, 2, text.length, le32(dataAt)),
    entry(0x8825, 4, 1, le32(gpsAt)),
    le32(0),
    text,
    le16(1),
    entry(0x001d, 2, text.length, le32(dataAt)),
    le32(0),
  ]);
}
