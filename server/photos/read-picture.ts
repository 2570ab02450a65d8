/** What a file says of itself before anybody decodes it: kind, and pixels as it is stored (not yet turned by EXIF). */
export type Picture = { readonly kind: 'jpeg' | 'png' | 'webp'; readonly width: number; readonly height: number };
export type PhotoFault = 'photo.not-a-picture' | 'photo.animated' | 'photo.broken' | 'photo.more-behind';

const be32 = (b: Uint8Array, at: number) => new DataView(b.buffer, b.byteOffset).getUint32(at);
const le32 = (b: Uint8Array, at: number) => new DataView(b.buffer, b.byteOffset).getUint32(at, true);
const be16 = (b: Uint8Array, at: number) => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
const le24 = (b: Uint8Array, at: number) => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8) | ((b[at + 2] ?? 0) << 16);
const word = (b: Uint8Array, at: number) => String.fromCharCode(...b.subarray(at, at + 4));
const isNothing = (b: Uint8Array) => b.every((byte) => byte === 0);

/**
 * Reads kind and size from the bytes themselves, never from a name or a media type, and refuses what is not one still picture from
 * its first byte to its last: a file behind the picture (a ZIP, a page) is how one file is two things. Of several sizes that a file
 * states the largest counts, so that no decoder meets more than was looked at.
 */
export function readPicture(bytes: Uint8Array): Picture | PhotoFault {
  if (bytes.length > 2 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
  if (bytes.length >= 8 && be32(bytes, 0) === 0x8950_4e47 && be32(bytes, 4) === 0x0d0a_1a0a) return readPng(bytes);
  if (bytes.length > 12 && word(bytes, 0) === 'RIFF' && word(bytes, 8) === 'WEBP') return readWebp(bytes);
  return 'photo.not-a-picture';
}

/** A camera may put further pictures (a preview, a gain map) behind the first; each is walked, and only the first is used. */
function readJpeg(bytes: Uint8Array): Picture | PhotoFault {
  let found: Picture | undefined;
  let from = 0;
  while (from < bytes.length) {
    if (bytes[from] !== 0xff || bytes[from + 1] !== 0xd8) {
      return isNothing(bytes.subarray(from)) && found ? found : 'photo.more-behind';
    }
    const one = walkJpeg(bytes, from + 2);
    if (!one) return 'photo.broken';
    found ??= { kind: 'jpeg', width: one.width, height: one.height };
    from = one.end;
  }
  return found ?? 'photo.broken';
}

function walkJpeg(bytes: Uint8Array, from: number) {
  let [at, width, height] = [from, 0, 0];
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return width > 0 && height > 0 ? { width, height, end: at + 2 } : undefined;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      const length = be16(bytes, at + 2);
      if (length < 2) return undefined;
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) {
        height = Math.max(height, be16(bytes, at + 5));
        width = Math.max(width, be16(bytes, at + 7));
      }
      at += 2 + length;
      if (marker === 0xda) at = endOfScan(bytes, at);
    }
  }
  return undefined;
}

/** Inside a scan FF 00 is the byte FF, and FF D0–D7 begin again; any other marker ends it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function readPng(bytes: Uint8Array): Picture | PhotoFault {
  let [at, width, height] = [8, 0, 0];
  while (at + 12 <= bytes.length) {
    const [length, type] = [be32(bytes, at), word(bytes, at + 4)];
    if (type === 'acTL') return 'photo.animated';
    // Before anything is read of it: what is cut off inside its head would else be read beyond its end.
    if (at + 12 + length > bytes.length) return 'photo.broken';
    if (type === 'IHDR' && length >= 13) {
      width = Math.max(width, be32(bytes, at + 8));
      height = Math.max(height, be32(bytes, at + 12));
    }
    at += 12 + length;
    if (type === 'IEND') {
      if (width === 0 || height === 0) return 'photo.broken';
      return at === bytes.length ? { kind: 'png', width, height } : 'photo.more-behind';
    }
  }
  return 'photo.broken';
}

function readWebp(bytes: Uint8Array): Picture | PhotoFault {
  const end = 8 + le32(bytes, 4);
  if (end > bytes.length) return 'photo.broken';
  if (bytes.length > end + (end % 2)) return 'photo.more-behind';
  let [at, width, height] = [12, 0, 0];
  while (at + 8 <= end) {
    const [type, length] = [word(bytes, at), le32(bytes, at + 4)];
    const data = at + 8;
    if (type === 'ANIM' || type === 'ANMF' || (type === 'VP8X' && ((bytes[data] ?? 0) & 2) !== 0))
      return 'photo.animated';
    const [w, h] = webpSize(bytes, type, data);
    [width, height] = [Math.max(width, w), Math.max(height, h)];
    at = data + length + (length % 2);
  }
  return width > 0 && height > 0 ? { kind: 'webp', width, height } : 'photo.broken';
}

function webpSize(bytes: Uint8Array, type: string, data: number): [number, number] {
  if (type === 'VP8X') return [le24(bytes, data + 4) + 1, le24(bytes, data + 7) + 1];
  if (type === 'VP8 ') return [le24(bytes, data + 6) & 0x3fff, le24(bytes, data + 8) & 0x3fff];
  if (type !== 'VP8L' || data + 5 > bytes.length) return [0, 0];
  const bits = le32(bytes, data + 1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
