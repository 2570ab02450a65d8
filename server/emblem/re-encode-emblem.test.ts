import { Transformer } from '@napi-rs/image';
import { expect, test } from 'vitest';
import { drawPhoto } from '../../test/support/make-photo.ts';
import { EMBLEM_EDGE, reEncodeEmblem } from './re-encode-emblem.ts';
import { safeSvg } from './safe-svg.ts';

const svg = (inside: string, head = 'viewBox="0 0 20 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`;
const bytes = (text: string) => new TextEncoder().encode(text);
const faultOf = async (sent: Uint8Array) =>
  await reEncodeEmblem(sent).then(
    () => 'taken',
    (problem: unknown) => (problem instanceof Error && 'code' in problem ? problem.code : problem),
  );
const ROUND = '<circle cx="10" cy="5" r="5" fill="#2f5f3a"/>';

test('a drawing is as large as it is printed, whatever size it was drawn at, and what is empty is seen through', async () => {
  for (const head of ['viewBox="0 0 20 10"', 'viewBox="0 0 20 10" width="12" height="6"', 'width="20" height="10"']) {
    const { png, width, height } = await reEncodeEmblem(bytes(svg(ROUND, head)));
    expect({ width, height }).toEqual({ width: EMBLEM_EDGE, height: EMBLEM_EDGE / 2 });
    const pixels = await new Transformer(Buffer.from(png, 'base64')).rawPixels();
    expect([...pixels.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const middle = 4 * ((EMBLEM_EDGE / 4) * EMBLEM_EDGE + EMBLEM_EDGE / 2);
    expect([...pixels.subarray(middle, middle + 4)]).toEqual([0x2f, 0x5f, 0x3a, 255]);
  }
});

test('as drawing programs write it: a prolog, a doctype, styles, their own marks, references inside', async () => {
  const drawn = `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Generator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
${svg(
  `<title>校徽</title><metadata><x:y xmlns:x="urn:x">z</x:y></metadata>
   <sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:zoom="1"/>
   <defs><style type="text/css"><![CDATA[.st0{fill:#2F5F3A;}]]></style><circle id="c" cx="10" cy="5" r="5"/>
   <linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>
   <use xlink:href="#c" class="st0"/><a href="https://school.example"><path d="M0 0h2v2z" fill="url(#g)"/></a>`,
  'viewBox="0,0 20,10" onload="alert(1)" style="enable-background:new 0 0 20 10;"',
)}`;
  const safe = safeSvg(drawn, 100);
  expect(safe).not.toMatch(/onload|sodipodi|school\.example|metadata|DOCTYPE/);
  expect(safe).toContain('.st0{fill:#2F5F3A;}');
  const { png, width } = await reEncodeEmblem(bytes(drawn));
  const pixels = await new Transformer(Buffer.from(png, 'base64')).rawPixels();
  const middle = 4 * (80 * width + 160);
  expect([...pixels.subarray(middle, middle + 4)]).toEqual([0x2f, 0x5f, 0x3a, 255]);
});

test.each([
  ['letters of a font', 'emblem.svg-text', svg('<text x="1" y="5">校</text>')],
  [
    'a page inside',
    'emblem.svg-text',
    svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
  ],
  ['a picture inside', 'emblem.svg-picture', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['a file of the machine', 'emblem.svg-picture', svg('<image xlink:href="file:///etc/passwd"/>')],
  ['a shape of another address', 'emblem.svg-part', svg('<use href="https://evil.example/a.svg#x"/>')],
  ['a paint of another address', 'emblem.svg-part', svg('<path d="M0 0h9" fill="url(http://evil.example/#g)"/>')],
  ['a style of another address', 'emblem.svg-part', svg('<style>@import url(https://evil.example/a.css);</style>')],
  ['what filters would do', 'emblem.svg-part', svg('<filter id="f"/>')],
  [
    'a billion laughs',
    'emblem.svg-part',
    `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${svg('<title>&b;</title>')}`,
  ],
  ['a well', 'emblem.svg-part', svg(`${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`)],
  ['no end', 'emblem.svg-broken', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g>'],
  ['no size', 'emblem.svg-broken', svg(ROUND, '')],
  ['a thread', 'emblem.svg-broken', svg(ROUND, 'viewBox="0 0 4000 1"')],
  ['nothing that is seen', 'emblem.svg-broken', svg('<g id="empty"/>')],
  ['nothing but white space', 'emblem.svg-broken', '  \n <svg'],
  [
    'one shape doubled sixty times',
    'emblem.svg-broken',
    svg(
      `<defs><path id="d0" d="M0 0h9v9z"/>${Array.from({ length: 60 }, (_, n) => `<g id="d${n + 1}"><use href="#d${n}"/><use href="#d${n}"/></g>`).join('')}</defs><use href="#d60"/>`,
    ),
  ],
  ['a web page', 'emblem.svg-broken', '<html><body>x</body></html>'],
])('a drawing with %s is refused with its reason', async (_name, code, sent) => {
  expect(await faultOf(bytes(sent))).toBe(code);
});

test('scripts and what acts are left out, for they draw nothing', () => {
  const safe = safeSvg(svg(`<script>alert(1)</script><g onclick="alert(1)">${ROUND}</g>`), 100);
  expect(safe).not.toMatch(/alert|script|onclick/);
  expect(safe).toContain('<circle');
});

test.each(['png', 'jpeg', 'webp'] as const)('a %s is made small and never larger', async (kind) => {
  expect(await reEncodeEmblem(await drawPhoto(kind, 1200, 900))).toMatchObject({ width: 320, height: 240 });
  expect(await reEncodeEmblem(await drawPhoto(kind, 120, 100))).toMatchObject({ width: 120, height: 100 });
});

test('a picture that is too small, damaged or none says so', async () => {
  const png = await drawPhoto('png', 200, 200);
  expect(await faultOf(await drawPhoto('png', 64, 48))).toBe('emblem.too-small');
  expect(await faultOf(png.subarray(0, png.length - 20))).toBe('photo.broken');
  expect(await faultOf(bytes('%PDF-1.7'))).toBe('photo.not-a-picture');
  expect(await faultOf(new Uint8Array())).toBe('photo.not-a-picture');
  expect(await faultOf(Uint8Array.of(0x3c, 0x73, 0xff, 0xfe))).toBe('emblem.svg-broken');
});
