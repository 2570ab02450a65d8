import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { enrollment, packRoster, role, smallRoster, user } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { openWorld, TODAY } from '../support/world.ts';

/** As systems and keyboards write one name. */
const WAYS = [
  '阿依古丽·买买提',
  '阿依古丽•买买提',
  '阿依古丽・买买提',
  '阿依古丽\u200b‧买买提\u202c',
  '阿依古丽 ∙买买提'.replace(' ', ''),
];

test('names of a roster are cleaned on their way in, and told where nothing of them can be seen or kept', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster(WAYS.length);
  const users = roster.users.map((one) => {
    const at = /^p(\d)$/.exec(one['sourcedId'] ?? '')?.[1];
    return at === undefined ? one : { ...one, familyName: WAYS[Number(at) - 1] ?? '', givenName: '\u200b' };
  });
  expect((await sendRoster(world, packRoster({ ...roster, users }))).status).toBe(201);
  const names = await world.store.read(async (q) => {
    const { pupils } = unsafeTables(q);
    const rows = await Promise.all(
      WAYS.map((_, at) =>
        q
          .select()
          .from(pupils)
          .where(eq(pupils.sourcedId, `p${at + 1}`)),
      ),
    );
    return rows.flat().map(({ name }) => name);
  });
  expect(names).toEqual(WAYS.map(() => '阿依古丽·买买提'));

  const bad = [
    user('x1', { familyName: '\u200b', givenName: '\u2060' }),
    user('x2', { familyName: '\ue123', givenName: '明' }),
    user('x3', { familyName: '长'.repeat(301) }),
    user('x4', { familyName: '长'.repeat(280) }),
  ];
  const ids = bad.map((one) => one['sourcedId'] ?? '');
  const refused = await sendRoster(
    world,
    packRoster(
      { users: bad, roles: ids.map((id) => role(id, 'student')), enrollments: ids.map((id) => enrollment(id, 'k1')) },
      'delta',
    ),
  );
  const codes = refused.problem.errors?.filter(({ path }) => path.startsWith('users')).map(({ code }) => code);
  expect([refused.status, codes]).toEqual([422, ['row.name_empty', 'row.name_private', 'row.name_long']]);
});

test('a title of nothing visible is empty, a private sign is refused with its code, the rest is kept clean', async () => {
  const world = await openWorld();
  const { classId } = world.place(1, 1, 1);
  const log = async (title: string, note?: string) =>
    await world.ask('homeroom-d1s1c1', logActivity, {
      params: { classId },
      body: {
        clientId: world.newClientId(),
        title,
        happenedOn: TODAY,
        visibility: 'family',
        ...(note === undefined ? {} : { note }),
        marks: [],
      } as never,
    });
  const empty = await log('\u200b\u200b');
  expect([empty.status, empty.problem.errors?.map(({ path }) => path)]).toEqual([
    422,
    expect.arrayContaining(['title']),
  ]);
  const own = await log('读书\ue000');
  expect(own.problem.errors).toContainEqual(expect.objectContaining({ path: 'title', code: 'text.private' }));
});
