import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityFor } from '../support/activities.ts';
import { activitiesPath, refused as refusedIn, type Sent } from '../support/refused.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let close: () => Promise<void>;
beforeAll(async () => {
  world = await openWorld({ until: (end) => (close = end) });
  await world.cookieOf('homeroom-d1s1c2');
});
afterAll(() => close());

const refused = (sent: Sent) => refusedIn(world, sent);
const right = () => activityFor(world.place(1, 1, 2).pupils);
const [first, second] = [() => right().marks[0], () => right().marks[1]];
const elsewhere = () => world.place(1, 1, 1).pupils[0] ?? '';

/** [what is wrong, the body, where the answer says it is wrong] */
const INVALID: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['an unknown key', () => ({ ...right(), schoolId: 'mine' }), ['']],
  ['an unknown key of a mark', () => ({ ...right(), marks: [{ ...first(), raterId: 'me' }] }), ['marks.0']],
  [
    'an unknown key of a value',
    () => ({ ...right(), marks: [{ ...first(), value: { kind: 'level', level: 'A', count: 2 } }] }),
    ['marks.0.value'],
  ],
  ['a title that is a number', () => ({ ...right(), title: 7 }), ['title']],
  ['a title of spaces', () => ({ ...right(), title: '   ' }), ['title']],
  ['a title too long', () => ({ ...right(), title: '长'.repeat(81) }), ['title']],
  ['a note too long', () => ({ ...right(), note: '长'.repeat(2001) }), ['note']],
  ['marks that are no list', () => ({ ...right(), marks: { 0: first() } }), ['marks']],
  ['no marks', () => ({ ...right(), marks: [] }), ['marks']],
  ['601 marks', () => ({ ...right(), marks: Array.from({ length: 601 }, first) }), ['marks']],
  ['no clientId', () => ({ ...right(), clientId: undefined }), ['clientId']],
  ['a clientId that is none', () => ({ ...right(), clientId: '1' }), ['clientId']],
  ['a list instead of an object', () => [right()], ['']],
  ['a day that never was', () => ({ ...right(), happenedOn: '2026-02-30' }), ['happenedOn']],
  ['a time instead of a day', () => ({ ...right(), happenedOn: '2026-11-10T08:00:00Z' }), ['happenedOn']],
  ['tomorrow', () => ({ ...right(), happenedOn: '2026-11-11' }), ['happenedOn']],
  ['a day before all terms', () => ({ ...right(), happenedOn: '2020-06-01' }), ['happenedOn']],
  ['a visibility that is none', () => ({ ...right(), visibility: 'everybody' }), ['visibility']],
  [
    'a pupil of another class',
    () => ({ ...right(), marks: [first(), { ...second(), pupilId: elsewhere() }] }),
    ['marks.1.pupilId'],
  ],
  ['one pupil twice with one indicator', () => ({ ...right(), marks: [first(), second(), first()] }), ['marks.2']],
  [
    'a level the rubric lacks',
    () => ({ ...right(), marks: [{ ...first(), value: { kind: 'level', level: 'E' } }] }),
    ['marks.0.value'],
  ],
  [
    'a level in small letters',
    () => ({ ...right(), marks: [{ ...first(), value: { kind: 'level', level: 'a' } }] }),
    ['marks.0.value'],
  ],
  [
    'hours where a level is wanted',
    () => ({ ...right(), marks: [{ ...first(), value: { kind: 'hours', hours: 1 } }] }),
    ['marks.0.value'],
  ],
  [
    'a kind of value that is none',
    () => ({ ...right(), marks: [{ ...first(), value: { kind: 'points', points: 1 } }] }),
    ['marks.0.value.kind'],
  ],
  [
    'hours below zero',
    () => ({ ...right(), marks: [{ ...first(), indicatorId: 'labour.h1', value: { kind: 'hours', hours: -1 } }] }),
    ['marks.0.value.hours'],
  ],
  [
    'more hours than a day has',
    () => ({ ...right(), marks: [{ ...first(), indicatorId: 'labour.h1', value: { kind: 'hours', hours: 25 } }] }),
    ['marks.0.value.hours'],
  ],
  [
    'an indicator that is none',
    () => ({ ...right(), marks: [{ ...first(), indicatorId: 'labour.g99' }] }),
    ['marks.0.indicatorId'],
  ],
  [
    'an indicator of another grade',
    () => ({ ...right(), marks: [{ ...first(), indicatorId: 'labour.g7' }] }),
    ['marks.0.indicatorId'],
  ],
];

describe('an activity that is not right is refused whole, and where is said', () => {
  test.each(INVALID)('%s', async (_, body, paths) => {
    expect(await refused({ body: JSON.stringify(body()) })).toEqual({ status: 422, code: 'invalid', paths });
  });
});

/** Texts that parse as JSON and cannot be kept as they came, or do not parse. */
const UNREADABLE: readonly (readonly [string, () => string | Uint8Array<ArrayBuffer>])[] = [
  ['NUL in a text', () => JSON.stringify({ ...right(), title: 'a\0b' })],
  ['half a character in a text', () => JSON.stringify(right()).replace('校园清洁日', '\\ud800')],
  ['half a character in a key', () => JSON.stringify({ ...right(), x: 1 }).replace('"x"', '"\\udc00x"')],
  ['NUL in a key', () => JSON.stringify({ ...right(), x: 1 }).replace('"x"', '"\\u0000x"')],
  ['broken JSON', () => '{"clientId":'],
  ['two values', () => '{}{}'],
  ['a bare word', () => 'true'],
  ['null', () => 'null'],
  ['bytes that are not UTF-8', () => Uint8Array.from([...Buffer.from('{"title":"'), 0xff, 0xfe, ...Buffer.from('"}')])],
  ['an overlong encoding', () => Uint8Array.from([...Buffer.from('{"title":"'), 0xc0, 0xaf, ...Buffer.from('"}')])],
  ['a list 50 000 deep', () => '['.repeat(50_000) + ']'.repeat(50_000)],
  ['an object 5000 deep', () => `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
];

describe('what cannot be read is refused as unreadable', () => {
  test.each(UNREADABLE)('%s', async (_, body) => {
    expect(await refused({ body: body() })).toMatchObject({ status: 400, code: 'unreadable' });
  });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
  'a key %s is a key like another: unknown',
  async (key) => {
    const bodies = [
      JSON.stringify(right()).replace('{', `{"${key}":{"isAdmin":true},`),
      JSON.stringify(right()).replace('"marks":[{', `"marks":[{"${key}":{"isAdmin":true},`),
    ];
    for (const body of bodies) expect(await refused({ body })).toMatchObject({ status: 422, code: 'invalid' });
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    const indicator = JSON.stringify({ ...right(), marks: [{ ...first(), indicatorId: key }] });
    expect(await refused({ body: indicator })).toMatchObject({ status: 422, paths: ['marks.0.indicatorId'] });
    expect(await refused({ path: `${activitiesPath(world)}?${key}=1`, body: JSON.stringify(right()) })).toMatchObject({
      status: 422,
    });
  },
);
