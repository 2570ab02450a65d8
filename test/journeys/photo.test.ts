import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const [PARENT, OTHER] = ['guardian-d1s1c2p1', 'guardian-d1s1c2p2'];
const phone = { size: 'phone', language: 'zh-CN' } as const;
const photoFile = async (width: number, height: number, seed = 0) => ({
  name: 'IMG_0001.png',
  mimeType: 'image/png',
  buffer: Buffer.from(await drawPhoto('png', width, height, seed)),
});

async function openSchool() {
  const world = await openWorld({
    writer: 'thread',
    web: true,
    pupilsInClass: 4,
    passwordHashes: hashesFor(TEACHER, PARENT, OTHER),
  });
  const { classId, pupils } = world.place(1, 1, 2);
  const devices = await openDevices(world);
  const as = async (username: string) => {
    const page = await devices.openPage(phone);
    await signIn(page, username, PASSWORD);
    await settled(page);
    return page;
  };
  return { ...world, ...devices, classId, pupils, as };
}

async function choose(page: Page, button: string, file: Awaited<ReturnType<typeof photoFile>>) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}
/** What is folded is fetched when it is opened. */
const isDrawn = (page: Page) =>
  page.evaluate<boolean>(
    "[...document.querySelectorAll('.photo-thumb img:not(details:not([open]) *)')].every((img) => img.complete && img.naturalWidth > 0)",
  );

test.skipIf(!chromiumPath)(
  'a teacher photographs, names who is seen, saves in four taps; that family sees it until it says no, no other family does',
  async () => {
    const { as, pupils, complaints, ask, store } = await openSchool();
    const parent = await as(PARENT);
    await parent.getByRole('checkbox', { name: '同意老师拍照记录' }).click();
    await parent.getByText('已同意拍照记录').waitFor();
    await picture(parent, 'photo-consent-360');

    const teacher = await as(TEACHER);
    const { body: room } = await ask(TEACHER, listClassPupils, {
      params: { classId: new URL(teacher.url()).pathname.split('/')[2] ?? '' },
    });
    const nameOf = (id: string | undefined) => room.pupils.find(({ pupilId }) => pupilId === id)?.name ?? '';
    const [own, other] = [nameOf(pupils[0]), nameOf(pupils[1])];
    // 1: the photo. 2: who took part. 3: the indicator. 4: save.
    await choose(teacher, '拍照记录', await photoFile(3000, 2000));
    await teacher.getByText('谁参加了？').waitFor();
    await teacher.getByRole('button', { name: own, exact: true }).click();
    await picture(teacher, 'photo-log-360');
    // Who can be recognised is said beside it: only whose family agreed is offered.
    await teacher.getByRole('button', { name: /只拍到作品/ }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByRole('button', { name: own, exact: true }).click();
    expect(await dialog.getByRole('button', { name: other, exact: true }).count()).toBe(0);
    await picture(teacher, 'photo-tags-360');
    await dialog.getByRole('button', { name: '好了' }).click();
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 1 条记录').waitFor();
    await teacher.getByRole('region', { name: '照片' }).getByText('已保存').waitFor();
    const thumb = teacher.getByRole('img', { name: '照片：清洁与卫生，11月10日' });
    await thumb.waitFor();
    await picture(teacher, 'photo-card-360');
    const [row] = await store.read((q) => q.select().from(q.tables.photos));
    expect(row).toMatchObject({ width: 1600, height: 1067 });

    await parent.reload();
    await parent.getByRole('img', { name: '照片：清洁与卫生，11月10日' }).first().click();
    await parent.getByRole('dialog').getByRole('img').waitFor();
    await picture(parent, 'photo-family-360');
    await parent.keyboard.press('Escape');
    expect(await parent.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => isDrawn(parent)).toBe(true);
    const stranger = await as(OTHER);
    expect(await stranger.getByRole('img', { name: /^照片/ }).count()).toBe(0);

    await parent.getByRole('checkbox', { name: '同意老师拍照记录' }).click();
    await parent.getByText('已收回，能认出孩子的照片现在谁也看不到').waitFor();
    expect(await parent.getByRole('img', { name: /^照片/ }).count()).toBe(0);
    await teacher.reload();
    await teacher.getByText('1 张照片暂不显示').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'without a network a photo stays through a reload, and goes up when there is one',
  async () => {
    const { as, classId, pupils, ask, store } = await openSchool();
    await ask(TEACHER, logActivity, { params: { classId }, body: activityFor(pupils) });
    const teacher = await as(TEACHER);
    await teacher.route('**/photos?**', (route) => route.abort());
    await choose(teacher, '加照片', await photoFile(40, 30));
    // Who is seen is asked first; nobody is named here.
    await teacher.getByRole('dialog').getByText('家长还没有同意拍照').waitFor();
    await teacher.getByRole('button', { name: '好了' }).click();
    await teacher.getByText('照片还在这台设备上').waitFor();
    await picture(teacher, 'photo-failed-360');
    await teacher.reload();
    await teacher.getByText('照片还在这台设备上').waitFor();
    expect(await store.read((q) => q.select().from(q.tables.photos))).toEqual([]);
    await teacher.unroute('**/photos?**');
    await teacher.getByRole('button', { name: '再试一次' }).click();
    await teacher.getByRole('img', { name: '照片：校园清洁日，11月10日' }).waitFor();
    await choose(teacher, '加照片', await photoFile(40, 30, 150));
    await teacher.getByRole('button', { name: '好了' }).click();
    await expect.poll(() => teacher.getByRole('img', { name: '照片：校园清洁日，11月10日' }).count()).toBe(2);
    await teacher.getByRole('img', { name: '照片：校园清洁日，11月10日' }).first().click();
    await teacher.getByText('（第 1 张，共 2 张）').waitFor();
    await teacher.keyboard.press('ArrowRight');
    await teacher.getByText('（第 2 张，共 2 张）').waitFor();
    await teacher.keyboard.press('ArrowRight');
    await teacher.getByText('（第 1 张，共 2 张）').waitFor();
    await teacher.getByRole('button', { name: '撤下这张照片' }).click();
    await teacher.getByText('照片已撤下').waitFor();
    await expect.poll(() => teacher.getByRole('img', { name: '照片：校园清洁日，11月10日' }).count()).toBe(1);
  },
);

test.skipIf(!chromiumPath)(
  'a record with a photo that is saved without a network goes out whole when there is one again',
  async () => {
    const { as, store } = await openSchool();
    const teacher = await as(TEACHER);
    await teacher.getByRole('link', { name: '记录活动' }).click();
    await choose(teacher, '从相册选', await photoFile(40, 30));
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    await teacher.context().setOffline(true);
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('等这次记录发出后上传').waitFor();
    expect(await store.read((q) => q.select().from(q.tables.activities))).toEqual([]);
    await teacher.context().setOffline(false);
    await teacher.reload();
    await teacher.getByRole('img', { name: '照片：清洁与卫生，11月10日' }).waitFor();
    const photos = await store.read((q) => q.select().from(q.tables.photos));
    const activities = await store.read((q) => q.select().from(q.tables.activities));
    expect(photos.map((photo) => photo.activityId)).toEqual(activities.map((activity) => activity.id));
    expect(photos).toHaveLength(1);
  },
);
