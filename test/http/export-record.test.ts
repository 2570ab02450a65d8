import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence } from '../../server/contract/child-profile.ts';
import { releaseComments, writeComment } from '../../server/contract/comment.ts';
import { amendMark, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { chooseWorks } from '../../server/contract/selection.ts';
import { activityFor } from '../support/activities.ts';
import { actsOf, FAMILY, HOMEROOM, LABOUR, nameOf } from '../support/contributions.ts';
import { openAsking } from '../support/questions.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

test('a family downloads everything recorded about its child, as it stands and as it stood, and nothing about others', async () => {
  const { ask, send, place, newClientId } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const [child = '', other = ''] = pupils;
  const log = async (title: string, visibility: 'staff' | 'family', ids: readonly string[], note: string) => {
    const marks = ids.map((pupilId) => ({
      pupilId,
      indicatorId: 'labour.h3',
      value: { kind: 'level' as const, level: 'B' },
      note: `${note} ${pupilId === child ? '自己的孩子' : '别人的孩子'}`,
    }));
    const body = { ...activityFor(ids, {}), title, visibility, marks, clientId: newClientId() };
    return (await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).body.activityId;
  };
  await log('=两人一起', 'family', [child, other], '记');
  const gone = await log('记错的', 'family', [child], '错');
  await log('只给老师看', 'staff', [child], '密');
  await ask('homeroom-d1s1c2', withdrawActivity, {
    params: { activityId: gone },
    body: { clientId: newClientId(), reason: '记错了' },
  });
  const { body: listed } = await ask('homeroom-d1s1c2', listActivities, { params: { classId } });
  const mark = listed.activities
    .flatMap((one) => (one.title === '=两人一起' ? one.marks : []))
    .find((one) => one.pupilId === child);
  await ask('homeroom-d1s1c2', amendMark, {
    params: { markId: mark?.markId ?? '' },
    body: {
      ...{ clientId: newClientId(), version: 1, note: '改好了', reason: '看错了一格' },
      value: { kind: 'level', level: 'A' },
    },
  });

  const response = await send('guardian-d1s1c2p1', 'get', `/api/pupils/${child}/record/file?format=csv`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
  const text = await response.text();
  const [[title = ''] = [], , columns = [], ...rows] = parse(text, {
    bom: true,
    relax_column_count: true,
  }) as string[][];
  expect(title).toMatch(/的全部记录$/);
  const at = (name: string) => columns.indexOf(name);
  const said = rows.map((row) => [row[at('活动')], row[at('内容')], row[at('第几版')], row[at('状态')]]);
  expect(said).toEqual([
    ["'=两人一起", 'B 良好', '1', '已被后来的版本代替'],
    ["'=两人一起", 'A 优秀', '2', '有效'],
    ['记错的', 'B 良好', '1', '已被后来的版本代替'],
    ['记错的', 'B 良好', '2', '已撤回'],
  ]);
  expect(text).not.toContain('别人的孩子');
  expect(text).not.toContain('只给老师看');
  // What the page lists is in the file.
  const { body: page } = await ask('guardian-d1s1c2p1', listEvidence, { params: { pupilId: child } });
  expect(page.items.map((item) => item.title)).toEqual(['=两人一起']);

  const english = await send('guardian-d1s1c2p1', 'get', `/api/pupils/${child}/record/file?format=csv&lang=en`);
  expect(await english.text()).toContain('replaced by a later version');
  expect((await send('guardian-d1s1c2p2', 'get', `/api/pupils/${child}/record/file?format=csv`)).status).toBe(404);
  expect((await send('homeroom-d1s1c2', 'get', `/api/pupils/${child}/record/file?format=csv`)).status).toBe(404);
});

test('the comment that was released and the works that were chosen are in it too, and no draft', async () => {
  const world = await openWorld();
  const { ask, send, place, newClientId } = world;
  const { classId, pupils } = place(1, 1, 2);
  const [child = ''] = pupils;
  const term = '2026-2027-1';
  const copy = async (lang: string) =>
    await (await send('guardian-d1s1c2p1', 'get', `/api/pupils/${child}/record/file?format=csv&lang=${lang}`)).text();
  const { marks } = await putActivity(world, place(1, 1, 2), 'homeroom-d1s1c2', [child]);
  const works = [{ markId: marks[0]?.id ?? '', why: '自己想的图案' }];
  const params = { pupilId: child };
  await ask('guardian-d1s1c2p1', chooseWorks, { params, body: { clientId: newClientId(), term, version: 0, works } });
  const said = { clientId: newClientId(), term, version: 0, text: '你爱唱歌。', citations: [], kept: [] };
  await ask('homeroom-d1s1c2', writeComment, { params: { classId, ...params }, body: said });
  expect(await copy('zh')).not.toContain('你爱唱歌');
  const comments = [{ pupilId: child, version: 1 }];
  await ask('homeroom-d1s1c2', releaseComments, {
    params: { classId },
    body: { clientId: newClientId(), term, comments },
  });
  const [zh, en] = [await copy('zh'), await copy('en')];
  expect(zh).toMatch(/的评语\r\n1 条；截至 2026-11-10\r\n.*\r\n2026–2027学年第一学期,你爱唱歌。,.+,2026-11-10\r\n/);
  expect(zh).toMatch(/的代表作品\r\n.*\r\n.*\r\n2026–2027学年第一学期,劳动小结,.*,自己想的图案,有效\r\n/);
  expect(en).toMatch(/Comments on .*\r\n1 line; as of 2026-11-10\r\n/);
});

test('what the family added and asked is in it, with what became of it and every answer; of another child nothing', async () => {
  const world = await openAsking();
  const { add, giveBack, change, approve, listed } = actsOf(world);
  const { send, pupilId, record, askAbout, answer, settle } = world;
  const copy = async (lang = 'zh', as = FAMILY) =>
    await (await send(as, 'get', `/api/pupils/${pupilId}/record/file?format=csv&lang=${lang}`)).text();
  expect(await copy()).not.toMatch(/补充的|提问和回答/);
  const first = (await add({ indicatorId: 'labour.g1' })).body;
  const back = (await giveBack(first, { reason: 'proof', words: '种了什么？' })).body;
  const reviewer = await nameOf(world, HOMEROOM);
  const title = (await listed()).contributions[0]?.indicatorTitle?.zh;
  expect(await copy()).toContain(
    `和外公种菜,2,村里的菜园,第一次自己浇水,${title},,家长,2026-11-10,老师退回，可以修改后再发,${reviewer},2026-11-10,请补充说明或照片 · 种了什么？`,
  );
  await approve((await change(back, { title: '和外公种白菜' })).body);
  await add({ title: '=别的孩子看不到' });
  const selfJoined = { pledge: '2026-12', noProof: '相机进水' } as const;
  await add({ title: '和外公划船', selfJoined });
  const { about } = await record(LABOUR);
  const asked = (await askAbout(about)).body;
  await settle((await answer(asked, '他那天帮了同学', LABOUR)).body);
  const zh = await copy();
  expect(zh).toMatch(/家庭为.+补充的\r\n3 条；/);
  expect(zh).toMatch(/和外公种白菜,.*,已通过，成为记录,/);
  expect(zh).toMatch(/'=别的孩子看不到,.*,等老师看,,,,0,,,\r\n/);
  expect(zh).toMatch(/和外公划船,.*,等老师看,,,,0,没有证明照片: 相机进水,2026-11-10,\r\n/);
  const labour = await nameOf(world, LABOUR);
  expect(zh).toMatch(new RegExp(`,劳动小结,家长,为什么是B？,2026-11-10,已解决\\r\\n.*,${labour},他那天帮了同学,`));
  expect(zh).toContain('家长,（表示已解决）,2026-11-10,已解决');
  expect(await copy('en')).toMatch(/waits for a teacher[\s\S]*\(said that it is settled\),2026-11-10,settled/);
});
