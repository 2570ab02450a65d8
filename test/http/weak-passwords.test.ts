import { expect, test } from 'vitest';
import { sortKeyOf } from '../../db/sort-key.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { changePassword } from '../../server/contract/session.ts';
import { placeWords } from '../../server/core/account/place-words.ts';
import { hashesFor, PASSWORD, personCalled } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const [TEACHER, GUARDIAN, OFFICER] = ['homeroom-d1s1c2', 'guardian-d1s1c2p1', 'officer-d1'];
const pinyin = (text: string) => sortKeyOf(text).replaceAll(/[\d\s]/g, '');

test('a new password holds no name of its owner, of the school or the district, in signs or in letters, and is none of the usual', async () => {
  const world = await openWorld({ passwordHashes: hashesFor(TEACHER, GUARDIAN, OFFICER) });
  const { schoolId, district } = world.place(1, 1, 2);
  const called = await world.store.read(async (q) => {
    const { schools, areas } = unsafeTables(q);
    const school = (await q.select().from(schools)).find(({ id }) => id === schoolId);
    const area = (await q.select().from(areas)).find(({ id }) => id === district.id);
    return { school: placeWords(school?.name ?? '')[0] ?? '', district: placeWords(area?.name ?? '')[0] ?? '' };
  });
  expect([called.school.length, called.district.length].every((length) => length >= 2)).toBe(true);
  const why = async (as: string, next: string) => {
    const { status, problem } = await world.ask(as, changePassword, { body: { current: PASSWORD, next } });
    return status === 200 ? 'taken' : [status, problem.errors?.[0]?.path, problem.errors?.[0]?.code].join(' ');
  };
  for (const as of [TEACHER, GUARDIAN, OFFICER]) {
    const { name, username } = await personCalled(world, as);
    for (const own of [`${name}天天都有好心情啊`, `${pinyin(name)} mi ma hao`, `${username}-9371`])
      expect([as, own, await why(as, own)]).toEqual([as, own, '422 next contains-name']);
    for (const at of [called.district, ...(as === OFFICER ? [] : [called.school])])
      for (const next of [`${at}的云彩真是好看呀`, `yuncai ${pinyin(at)} haokan`])
        expect([as, next, await why(as, next)]).toEqual([as, next, '422 next contains-place']);
    expect(await why(as, 'chu cai chucai hao')).toBe('422 next contains-place');
    expect(await why(as, 'mickeymouse2026')).toBe('422 next common');
    expect(await why(as, 'ab12ab12ab12')).toBe('422 next monotonous');
    expect(await why(as, '十二只灰色小船 天亮出发')).toBe('taken');
  }
});
