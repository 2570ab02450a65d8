import { expect, test } from 'vitest';
import { readEmblem, sendEmblem, setEmblem } from '../../server/contract/emblem.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { paperOf } from '../support/pdf.ts';
import { openSmallSchool } from '../support/small-school.ts';

const [OFFICE, HOMEROOM, PRINCIPAL] = ['office-d1s1', 'homeroom-d1s1c2', 'principal-d1s1'];
const ROUND =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#2f5f3a"/></svg>';

async function openSchool() {
  const world = await openSmallSchool();
  const { schoolId, classId } = world;
  const params = { schoolId };
  const send = async (body: Uint8Array<ArrayBuffer>, type = 'image/png') => {
    const path = `/api/schools/${schoolId}/emblem/picture?clientId=${world.newClientId()}`;
    const response = await world.send(OFFICE, 'post', path, { headers: { 'content-type': type }, body });
    return { status: response.status, body: await response.json() };
  };
  const say = (said: { motto?: string | null; png?: null }, as = OFFICE) =>
    world.ask(as, setEmblem, { params, body: { clientId: world.newClientId(), ...said } });
  const kept = async () => (await world.ask(PRINCIPAL, readEmblem, { params })).body;
  const papers = async () => {
    const paths = [
      [HOMEROOM, `/api/pupils/${world.pupils[0]}/book/file`],
      [HOMEROOM, `/api/classes/${classId}/report/paper`],
      [PRINCIPAL, `/api/schools/${schoolId}/report/paper`],
    ] as const;
    const first = [];
    for (const [as, path] of paths) {
      const { pages, images } = await paperOf(await world.send(as, 'get', path));
      first.push({ text: pages[0] ?? '', pictures: images[0] });
    }
    return first;
  };
  return { ...world, sendPicture: send, say, kept, papers };
}

test('what a school says is on the papers that are made from then on: of children, classes and the school', async () => {
  const { sendPicture, say, kept, papers } = await openSchool();
  expect(await kept()).toMatchObject({ png: null, motto: null });
  expect((await papers()).map(({ pictures }) => pictures)).toEqual([0, 0, 0]);

  expect((await sendPicture(new TextEncoder().encode(ROUND), 'image/svg+xml')).status).toBe(201);
  expect((await say({ motto: '  笃行致远 ' })).body).toMatchObject({ motto: '笃行致远' });
  const [book, ofClass, ofSchool] = await papers();
  expect(book?.text).toContain('笃行致远');
  expect([book, ofClass, ofSchool].map((paper) => paper?.pictures)).toEqual([1, 1, 1]);

  // Another picture takes its place and leaves the motto; taken away, the motto stays as well.
  const first = (await kept()).png;
  expect((await sendPicture(await drawPhoto('jpeg', 300, 300), 'image/jpeg')).body).toMatchObject({
    motto: '笃行致远',
  });
  expect((await kept()).png).not.toBe(first);
  expect((await say({ png: null })).body).toEqual({ png: null, motto: '笃行致远' });
  expect((await say({ motto: null })).body).toEqual({ png: null, motto: null });
  expect((await papers()).map(({ pictures }) => pictures)).toEqual([0, 0, 0]);
});

test('what cannot be printed is refused with its reason, and what was there stays', async () => {
  const { sendPicture, say, kept } = await openSchool();
  await sendPicture(await drawPhoto('png', 200, 200));
  const before = await kept();
  const refused = async (sent: string | Uint8Array<ArrayBuffer>) => {
    const { status, body } = await sendPicture(typeof sent === 'string' ? new TextEncoder().encode(sent) : sent);
    return [status, body.errors?.[0]?.path, body.errors?.[0]?.code];
  };
  expect(await refused('%PDF-1.7')).toEqual([422, 'emblem', 'photo.not-a-picture']);
  expect(await refused(ROUND.replace('<circle', '<text>校</text><circle'))).toEqual([422, 'emblem', 'emblem.svg-text']);
  expect(await refused(await drawPhoto('png', 40, 40))).toEqual([422, 'emblem', 'emblem.too-small']);
  expect((await sendPicture(new Uint8Array(8), 'application/pdf')).status).toBe(415);
  expect((await sendPicture(new Uint8Array(2_200_000))).status).toBe(413);
  expect((await say({ motto: '字'.repeat(41), png: null })).status).toBe(422);
  expect(await kept()).toEqual(before);
});

test('a request that was lost on its way is sent again and done once', async () => {
  const { ask, schoolId, newClientId, kept } = await openSchool();
  const clientId = newClientId();
  const body = await drawPhoto('png', 200, 200);
  const sent = async () => (await ask(OFFICE, sendEmblem, { params: { schoolId }, query: { clientId }, body })).status;
  expect([await sent(), await sent()]).toEqual([201, 201]);
  expect((await kept()).png).not.toBeNull();
});
