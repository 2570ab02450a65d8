import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'a homeroom teacher writes comments beside the records, answers what is caught, loses nothing without a network, and releases; a parent reads it on a phone',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 3 });
    const at = world.place(1, 1, 2);
    const [pupilId = ''] = at.pupils;
    await putActivity(world, at, 'homeroom-d1s1c2', at.pupils, { words: '竹篮' });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });
    await comeIn(world, page, 'homeroom-d1s1c2');
    await page.goto(`/classes/${at.classId}`);
    await page.getByRole('link', { name: '写评语' }).click();
    await page.getByRole('heading', { name: '3 个孩子的评语都还没有写。' }).waitFor();
    await page.getByRole('link', { name: '从第一个没写的开始' }).click();
    const field = page.getByLabel('评语', { exact: true });
    const status = page.locator('main [role=status]').first();

    // The first child, and the mark of the record that the sentence rests on.
    const first = '你在藤编课上一圈一圈编完了一只小竹篮。';
    await field.fill(first);
    await page.getByText('没有引用记录').waitFor();
    await page.getByRole('button', { name: /^引用“劳动小结竹篮”/ }).click();
    await page.getByRole('button', { name: /^取消引用/ }).waitFor();
    await status.getByText('已保存').waitFor();
    await page.keyboard.press('Control+Enter');

    // The second: another child's name, a word of the list, and the first child's sentence.
    await page.waitForURL((url) => !url.pathname.endsWith('/comments'));
    await field.waitFor();
    const names = await page.evaluate<string[]>(
      `fetch('/api/classes/${at.classId}/comments').then((r) => r.json()).then((r) => r.pupils.map((p) => p.name))`,
    );
    await field.fill(`${first}你和${names[2] ?? ''}合作时差一点耐心。`);
    await page.getByText(`提到了别的孩子：“${names[2] ?? ''}”`).waitFor();
    await page.getByText('否定孩子：“差”').waitFor();
    await page.getByText(`和写给${names[0] ?? ''}的一句差不多`).waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'comment-writer-1440');
    const send = page.getByRole('button', { name: '发给家长' });
    expect(await send.isDisabled()).toBe(true);
    await field.fill(`粉笔盒空了，你总是第一个去添。你和${names[2] ?? ''}一起抬桌子。`);
    await page.getByRole('button', { name: '有意保留' }).click();
    await page.getByText('有意保留了').waitFor();

    // The network goes: what is typed stays, also over a reload, and is saved when it is back.
    await status.getByText('已保存').waitFor();
    await page.context().setOffline(true);
    await field.press('End');
    await field.pressSequentially('你爱笑。');
    await status.getByText('等网络').waitFor();
    await page.context().setOffline(false);
    await status.getByText('已保存').waitFor();
    await page.reload();
    await settled(page);
    expect(await field.inputValue()).toContain('你爱笑。');
    await page.getByText('有意保留了').waitFor();

    await page.getByRole('link', { name: '全班评语' }).click();
    await page.getByRole('heading', { name: /写好了 2 份评语，已发给家长 0 份/ }).waitFor();
    await page.getByRole('button', { name: '把写好的 2 份发给家长' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发给家长' }).click();
    await page.getByRole('heading', { name: /已发给家长 2 份/ }).waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'comment-list-1440');

    const isFirst = (await world.store.read((q) => q.select().from(q.tables.comments))).some(
      (one) => one.pupilId === pupilId && one.releasedAt !== null,
    );
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, phone, `guardian-d1s1c2p${isFirst ? 1 : 2}`);
    await phone.goto(`/pupils/${isFirst ? pupilId : (at.pupils[1] ?? '')}`);
    await toTheEnd(phone);
    await phone.getByRole('heading', { name: '班主任评语' }).waitFor();
    await phone.getByText(/小竹篮|粉笔盒/).waitFor();
    await picture(phone, 'comment-family-360');
    expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  },
);
