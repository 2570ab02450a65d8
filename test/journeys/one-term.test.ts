import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listComments } from '../../server/contract/comment.ts';
import { chromiumPath, openDevices, picture, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { letIn, ownActs } from '../support/own-accounts.ts';
import { readPdf, squeezed } from '../support/pdf.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

/** A comment for each of five, every one of something else that was seen. */
const COMMENTS = [
  '竹篮编到一半断了一根，你拆开重来，最后自己收了边。',
  '早操时你把掉在地上的跳绳一根根捡起来挂好。',
  '科技角的风车转不起来，你换了三种叶片才让它动。',
  '合唱排练时你记得给每个声部翻谱子。',
  '菜地里的番茄苗倒了，你找来竹竿把它们扶直。',
];

/** What the child joined by itself, of which there is no photo. */
async function pledgeIn(form: Locator) {
  await form.getByLabel('没有证明的话').fill('当时没有拍');
  await form.getByLabel('诚信承诺').check();
}

test.skipIf(!chromiumPath)(
  'a term of one class: a pupil and a family add, ask and choose, its teacher gives back, approves, answers and writes five comments, and the class’s books say what the pages say',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 5, hasEvidence: true });
    const at = world.place(1, 1, 2);
    const { classId } = at;
    const [pupilId = ''] = at.pupils;
    await putActivity(world, at, HOMEROOM, at.pupils, { words: '竹篮' });
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const desk = await openPage({ size: 'desk', language: 'zh-CN' });
    await comeIn(world, phone, FAMILY);
    await comeIn(world, desk, HOMEROOM);

    // Added, given back, sent again, approved with a level.
    const queue = `/classes/${classId}/contributions`;
    await phone.goto(`/pupils/${pupilId}/contributions`);
    await phone.getByLabel('做了什么').fill('和外公种菜');
    await pledgeIn(phone.locator('main'));
    await phone.getByRole('button', { name: '发给老师', exact: true }).click();
    const sent = phone.locator('main').getByRole('article').filter({ hasText: '和外公' });
    await sent.getByText('等老师看').waitFor();
    await desk.goto(queue);
    await desk.getByText('和外公种菜').waitFor();
    await desk.keyboard.press('r');
    await desk.getByRole('dialog').getByLabel('补充一句').fill('种了什么？');
    await desk.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await desk.getByText('没有等您审核的').waitFor();
    await phone.reload();
    await sent.getByText('种了什么？').waitFor();
    await sent.getByRole('button', { name: '修改' }).click();
    await phone.getByRole('dialog').getByLabel('做了什么').fill('和外公种番茄');
    await phone.getByRole('dialog').getByLabel('诚信承诺').check();
    await phone.getByRole('dialog').getByRole('button', { name: '重新发给老师' }).click();
    await sent.filter({ hasText: '番茄' }).getByText('等老师看').waitFor();
    await desk.goto(queue);
    await desk.getByLabel('属于哪一项').selectOption('labour.g1');
    await desk.getByRole('button', { name: 'A 优秀' }).click();
    await desk.getByText('没有等您审核的').waitFor();

    // A classmate adds by itself, and says which level it was; that is approved as it is.
    const [, classmate = ''] = at.pupils;
    const own = ownActs(world);
    await own.setLine(3);
    await own.print();
    const child = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, child, await letIn(world, await own.usernameOf(classmate)));
    await child.goto(`/pupils/${classmate}/contributions`);
    await child.getByLabel('做了什么').fill('给弟弟讲故事');
    await pledgeIn(child.locator('main'));
    await child.getByText('更多').click();
    await child.getByLabel('属于哪一项').selectOption('labour.g1');
    await child.getByLabel('良好').check();
    await child.getByRole('button', { name: '发给老师', exact: true }).click();
    await child.locator('main').getByRole('article').filter({ hasText: '给弟弟' }).getByText('等老师看').waitFor();
    await desk.goto(queue);
    await desk.getByText('学生本人').waitFor();
    await desk.getByText('孩子自评：良好').waitFor();
    expect(await desk.getByLabel('属于哪一项').inputValue()).toBe('labour.g1');
    await desk.getByRole('button', { name: 'A 优秀' }).click();
    await desk.getByText('没有等您审核的').waitFor();
    await child.reload();
    await child.getByText('已记入成长档案').waitFor();

    // Asked, and answered.
    await phone.goto(`/pupils/${pupilId}/evidence`);
    await phone.getByRole('button', { name: '对这条有疑问：劳动小结竹篮' }).click();
    await phone.getByRole('dialog').getByLabel('您想问什么').fill('竹篮是自己编的吗？');
    await phone.getByRole('dialog').getByRole('button', { name: '发给老师' }).click();
    await phone.getByText('已发给老师。').waitFor();
    await desk.goto(`/classes/${classId}/questions`);
    await desk.getByText('竹篮是自己编的吗？').waitFor();
    await desk.keyboard.press('a');
    await desk.keyboard.type('是他自己编的');
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('没有等您回答的疑问').waitFor();
    await phone.goto(`/pupils/${pupilId}/questions`);
    await phone.getByText('是他自己编的').waitFor();

    // Five comments, by keys from one to the next; the first meets all that is caught.
    await desk.goto(`/classes/${classId}/comments`);
    await desk.getByRole('link', { name: '从第一个没写的开始' }).click();
    const field = desk.getByLabel('评语', { exact: true });
    const status = desk.locator('main [role=status]').first();
    const { pupils } = (await world.ask(HOMEROOM, listComments, { params: { classId } })).body;
    for (const [nth, text] of COMMENTS.entries()) {
      const { pupilId: id = '' } = pupils[nth] ?? {};
      await desk.waitForURL((url) => url.pathname.endsWith(`/comments/${id}`));
      await field.waitFor();
      if (nth === 1) {
        await field.fill(`${COMMENTS[0]}你比${pupils[2]?.name}差一点。`);
        await desk.getByText('没有引用记录').first().waitFor();
        await desk.getByText(`提到了别的孩子：“${pupils[2]?.name}”`).waitFor();
        await desk.getByText('否定孩子：“差”').waitFor();
        await desk.getByText(`和写给${pupils[0]?.name}的一句差不多`).waitFor();
        await picture(desk, 'one-term-caught-1440');
      }
      await field.fill(text);
      await desk.getByRole('button', { name: /^引用“劳动小结竹篮”/ }).click();
      await desk.getByRole('button', { name: /^取消引用/ }).waitFor();
      await status.getByText('已保存').waitFor();
      if (nth < COMMENTS.length - 1) await desk.keyboard.press('Control+Enter');
    }
    await desk.getByRole('link', { name: '全班评语' }).click();
    await desk.getByRole('button', { name: '把写好的 5 份发给家长' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '发给家长' }).click();
    await desk.getByRole('heading', { name: '5 份评语都已发给家长。' }).waitFor();

    // Two works, and why.
    await phone.goto(`/pupils/${pupilId}`);
    await toTheEnd(phone);
    await phone.getByText(COMMENTS[pupils.findIndex((one) => one.pupilId === pupilId)] ?? '').waitFor();
    await phone.getByRole('button', { name: '选代表作' }).click();
    await phone.getByRole('checkbox', { name: /^选“劳动小结竹篮”/ }).check();
    await phone.getByRole('checkbox', { name: /^选“和外公种番茄”/ }).check();
    await phone.getByLabel('为什么选“和外公种番茄”').fill('第一次结果');
    await phone.getByRole('button', { name: '保存', exact: true }).click();
    await phone.getByText('第一次结果').waitFor();

    // The class's books, beside what the pages say.
    await desk.goto(`/classes/${classId}/report`);
    const zipped = desk.waitForEvent('download');
    await desk.getByRole('button', { name: '制作全班成长册' }).click();
    const files = unzipSync(readFileSync(await (await zipped).path()));
    expect(Object.keys(files)).toHaveLength(5);
    const books = await Promise.all(Object.values(files).map(async (file) => (await readPdf(file)).pages.join('')));
    let printed = 0;
    for (const [nth, { pupilId: id, name }] of pupils.entries()) {
      const { dimensions } = (await world.ask(HOMEROOM, readProfile, { params: { pupilId: id } })).body;
      const book = books.find((one) => one.includes(squeezed(COMMENTS[nth] ?? ''))) ?? '';
      expect(book, name).toContain(squeezed(name));
      const scores = dimensions.flatMap(({ score }) => (score === null ? [] : `${score.toFixed(1)}/100`));
      expect(scores.filter((score) => !book.includes(score))).toEqual([]);
      printed += scores.length;
    }
    expect(printed).toBeGreaterThan(0);
    const theirs = books.find((one) => one.includes('第一次结果')) ?? '';
    expect(theirs).toContain('和外公种番茄');
    expect(books.filter((one) => one.includes('和外公种番茄'))).toEqual([theirs]);
    expect(complaints).toEqual([]);
  },
);
