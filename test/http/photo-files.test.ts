import { readdirSync } from 'node:fs';
import { Transformer } from '@napi-rs/image';
import { expect, test } from 'vitest';
import { addPhoto } from '../../server/contract/photo.ts';
import { blackPng, drawPhoto, exif, jpegSegment, PNG_HEAD, pngChunk } from '../support/make-photo.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

const BY = 'homeroom-d1s1c2';
const SECRET = 'SECRET-22.9711N-113.0442E';

async function openLogged() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { activityId } = await putActivity(world, at, BY, at.pupils);
  const add = (photo: Uint8Array) =>
    world.ask(BY, addPhoto, {
      params: { activityId },
      query: { clientId: world.newClientId() },
      body: new Uint8Array(photo),
    });
  const fetchPhoto = async (photoId: string) => {
    const response = await world.send(BY, 'get', `/api/activities/${activityId}/photos/${photoId}`);
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const files = () =>
    readdirSync(world.photoFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  return { ...world, activityId, add, fetchPhoto, files };
}

test.each(['jpeg', 'png', 'webp'] as const)('a %s is kept as a small still WebP', async (kind) => {
  const { add, fetchPhoto, files } = await openLogged();
  const sent = await add(await drawPhoto(kind, 3200, 1200));
  expect(sent).toMatchObject({ status: 201, body: { width: 1600, height: 600 } });
  const { status, headers, bytes } = await fetchPhoto(sent.body.photoId);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('image/webp');
  expect(headers.get('cache-control')).toBe('private, no-cache');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-disposition')).toBe(
    `inline; filename="${sent.body.photoId}.webp"; filename*=UTF-8''${sent.body.photoId}.webp`,
  );
  expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
  expect(bytes.length).toBeLessThan(60_000);
  expect(await new Transformer(bytes).metadata()).toMatchObject({ width: 1600, height: 600, format: 'webp' });
  expect(files()).toHaveLength(1);
});

test('a small picture is not made larger; the same picture twice is one file', async () => {
  const { add, files } = await openLogged();
  const photo = await drawPhoto('png', 40, 30);
  expect((await add(photo)).body).toMatchObject({ width: 40, height: 30 });
  expect((await add(photo)).status).toBe(201);
  expect(files()).toHaveLength(1);
});

test('what the camera wrote is gone: place, owner, maker, XMP, colour profile, comments, thumbnail', async () => {
  const { add, fetchPhoto } = await openLogged();
  const plain = await drawPhoto('jpeg');
  const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SECRET}</x:xmpmeta>`);
  const jpeg = Buffer.concat([
    plain.subarray(0, 2),
    jpegSegment(0xe1, exif(1, SECRET)),
    jpegSegment(0xe1, xmp),
    jpegSegment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${SECRET}`)),
    jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`)),
    jpegSegment(0xfe, Buffer.from(`<script>${SECRET}</script>`)),
    plain.subarray(2),
  ]);
  const words = Buffer.from(`Comment\0${SECRET}`);
  const png = blackPng(32, 16, Buffer.concat([pngChunk('tEXt', words), pngChunk('eXIf', exif(1, SECRET).subarray(6))]));
  const still = await drawPhoto('webp');
  const chunk = Buffer.from(`XMP \0\0\0\0${SECRET}\0`.padEnd(42, '\0'), 'latin1');
  chunk.writeUInt32LE(chunk.length - 8, 4);
  const webp = Buffer.concat([still, chunk]);
  webp.writeUInt32LE(webp.length - 8, 4);
  for (const photo of [jpeg, png, webp]) {
    expect(photo.includes(SECRET)).toBe(true);
    const sent = await add(photo);
    expect(sent.problem.errors).toBeUndefined();
    const { bytes } = await fetchPhoto(sent.body.photoId);
    for (const trace of [SECRET, 'EXIF', 'Exif', 'XMP', 'ICC', 'xmpmeta', 'script', 'Photoshop']) {
      expect(bytes.includes(trace), trace).toBe(false);
    }
  }
});

/** Where the red half is once the picture stands upright. */
const RED_AT = { 3: 'right', 6: 'top', 8: 'bottom' } as const;

test.each([3, 6, 8] as const)(
  'a phone held askew (EXIF orientation %i) makes an upright picture',
  async (orientation) => {
    const { add, fetchPhoto } = await openLogged();
    const plain = await drawPhoto('jpeg', 64, 32);
    const photo = Buffer.concat([plain.subarray(0, 2), jpegSegment(0xe1, exif(orientation, 'x')), plain.subarray(2)]);
    const { body } = await add(photo);
    const isTurned = orientation !== 3;
    expect([body.width, body.height]).toEqual(isTurned ? [32, 64] : [64, 32]);
    const pixels = await new Transformer((await fetchPhoto(body.photoId)).bytes).rawPixels();
    const channels = pixels.length / (body.width * body.height);
    const redAt = (x: number, y: number) => (pixels[(y * body.width + x) * channels] ?? 0) > 128;
    const { width: w, height: h } = body;
    const at = { right: redAt(w - 3, h >> 1), top: redAt(w >> 1, 3), bottom: redAt(w >> 1, h - 4) };
    expect(at[RED_AT[orientation]]).toBe(true);
    expect(redAt(2, h >> 1) && redAt(w - 3, h >> 1) && redAt(w >> 1, 3) && redAt(w >> 1, h - 4)).toBe(false);
  },
);

test('a picture with clear parts and one of one pixel are kept too; a strip is made thinner', async () => {
  const { add } = await openLogged();
  const clear = await Transformer.fromRgbaPixels(new Uint8Array(16 * 16 * 4), 16, 16).png();
  expect((await add(clear)).body).toMatchObject({ width: 16, height: 16 });
  expect((await add(blackPng(1, 1))).body).toMatchObject({ width: 1, height: 1 });
  expect((await add(blackPng(20_000, 2))).body).toMatchObject({ width: 1600, height: 1 });
});

test('what is no single still picture is refused in plain words, and nothing is kept', async () => {
  const { add, files, store } = await openLogged();
  const [jpeg, png, webp] = [await drawPhoto('jpeg'), await drawPhoto('png'), await drawPhoto('webp')];
  const zip = Buffer.from('PK\x03\x04rest of a zip');
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const moving = Buffer.concat([webp, Buffer.from('ANIM\x06\0\0\0\0\0\0\0\0\0', 'latin1')]);
  moving.writeUInt32LE(moving.length - 8, 4);
  const lie = Buffer.from(webp);
  lie.writeUInt32LE(webp.length + 1000, 4);
  const corpus: [name: string, code: string, bytes: Uint8Array][] = [
    ['nothing', 'photo.not-a-picture', new Uint8Array()],
    ['a page', 'photo.not-a-picture', page],
    ['a GIF', 'photo.not-a-picture', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['an SVG', 'photo.not-a-picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a HEIC', 'photo.not-a-picture', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['a TIFF', 'photo.not-a-picture', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1')],
    ['a JPEG cut off', 'photo.broken', jpeg.subarray(0, jpeg.length >> 1)],
    ['a PNG cut off', 'photo.broken', png.subarray(0, png.length - 20)],
    ['a PNG of a head alone', 'photo.broken', PNG_HEAD],
    ['a WebP that claims more than there is', 'photo.broken', lie],
    ['a JPEG head with rubbish', 'photo.broken', Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(500, 7)])],
    [
      'a PNG whose pixels are no pixels',
      'photo.broken',
      Buffer.concat([png.subarray(0, 33), pngChunk('IDAT', zip), pngChunk('IEND')]),
    ],
    ['a PNG that moves', 'photo.animated', blackPng(8, 8, pngChunk('acTL', Buffer.alloc(8, 1)))],
    ['a WebP that moves', 'photo.animated', moving],
    ['a JPEG with a zip behind', 'photo.more-behind', Buffer.concat([jpeg, zip])],
    ['a JPEG with a page behind', 'photo.more-behind', Buffer.concat([jpeg, page])],
    ['two JPEGs and a zip', 'photo.more-behind', Buffer.concat([jpeg, jpeg, zip])],
    ['a PNG with PHP behind', 'photo.more-behind', Buffer.concat([png, Buffer.from('<?php system($_GET[0]);')])],
    ['a WebP with a zip behind', 'photo.more-behind', Buffer.concat([webp, zip])],
    ['256 megapixels in 31 kB', 'photo.too-many-pixels', blackPng(16_000, 16_000)],
    [
      'a line of 2³⁰ pixels',
      'photo.too-many-pixels',
      Buffer.concat([
        PNG_HEAD,
        pngChunk('IHDR', Buffer.from([64, 0, 0, 0, 64, 0, 0, 0, 1, 0, 0, 0, 0])),
        pngChunk('IEND'),
      ]),
    ],
  ];
  for (const [name, code, bytes] of corpus) {
    const { status, problem } = await add(bytes);
    expect({ status, errors: problem.errors?.map((error) => [error.path, error.code]) }, name).toEqual({
      status: 422,
      errors: [['photo', code]],
    });
  }
  expect(files()).toEqual([]);
  expect(await store.read((q) => q.select().from(q.tables.photos))).toEqual([]);
});

test("a camera's preview behind the picture is left out", async () => {
  const { add, fetchPhoto } = await openLogged();
  const [large, preview] = [await drawPhoto('jpeg', 64, 48), await drawPhoto('jpeg', 8, 6, 99)];
  const sent = await add(Buffer.concat([large, preview, Buffer.alloc(12)]));
  expect(sent.body).toMatchObject({ width: 64, height: 48 });
  expect((await fetchPhoto(sent.body.photoId)).bytes.length).toBeLessThan(1000);
});

test('the media type is looked at, the limit is 8 MB, and the bytes decide', async () => {
  const { send, activityId, newClientId, files } = await openLogged();
  const path = () => `/api/activities/${activityId}/photos?clientId=${newClientId()}`;
  const post = (type: string, body: Uint8Array<ArrayBuffer>) =>
    send(BY, 'post', path(), { headers: { 'content-type': type }, body });
  const png = await drawPhoto('png');
  expect((await post('image/svg+xml', png)).status).toBe(415);
  expect((await post('application/octet-stream', png)).status).toBe(415);
  expect((await post('image/jpeg', new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413);
  expect(files()).toEqual([]);
  expect((await post('image/jpeg', png)).status).toBe(201);
});
