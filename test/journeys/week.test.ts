import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { keepingMessengers } from '../support/messengers.ts';
import { askingActs, LABOUR_LEVEL } from '../support/questions.ts';
import { openWorld } from '../support/world.ts';

const DAY = 86_400_000;

test.skipIf(!chromiumPath)(
  'on a phone a guardian opens the week from the child’s page, a line leads to the record, and last week says its own; a teacher’s leads to the question',
  async () => {
    const world = await openWorld({ web: true });
    const { record, askAbout, pupilId } = askingActs(world);
    await record();
    await askAbout(LABOUR_LEVEL);
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = phone.locator('main');
    await comeIn(world, phone, FAMILY);
    await phone.goto(`/pupils/${pupilId}`);
    await settled(phone);
    await main.getByRole('link', { name: '本周有什么新的' }).click();
    await main.getByRole('heading', { name: '这一周有 2 件事和您有关' }).waitFor();
    await main.getByRole('link', { name: '还没有说是否同意给孩子拍照' }).waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'week-family-360');
    await main.getByRole('link', { name: '有 1 条新写或更正的记录' }).click();
    await main.getByText('劳动小结').waitFor();
    expect(new URL(phone.url()).pathname).toBe(`/pupils/${pupilId}/evidence`);
    // A week that is over is chosen, and its address can be kept.
    await phone.goBack();
    await main.getByLabel('选择一周').selectOption('2026-11-02');
    await main.getByRole('heading', { name: '那一周没有新的内容。' }).waitFor();
    expect(new URL(phone.url()).search).toBe('?week=2026-11-02');
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'week-empty-360');

    world.clock.now += 8 * DAY;
    const desk = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, desk, HOMEROOM);
    await desk.goto('/week');
    await settled(desk);
    await desk.getByRole('link', { name: 'Late questions: 1 of 1' }).waitFor();
    await desk.getByRole('link', { name: 'Nothing has been recorded this week' }).waitFor();
    await picture(desk, 'week-teacher-1440');
    await desk.getByRole('link', { name: '1 question of a family waits for your answer' }).click();
    await desk.getByText('为什么是B？').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'on a phone a guardian asks for a message a week, says the code that came, and takes it back',
  async () => {
    const { messengers, taken } = keepingMessengers();
    const world = await openWorld({ web: true, messengers });
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, phone, FAMILY);
    await phone.goto('/me');
    await settled(phone);
    const section = phone.locator('section', { has: phone.getByRole('heading', { name: '每周提醒' }) });
    await section.getByRole('button', { name: '发送验证码' }).click();
    await section.getByText('请填写完整。').waitFor();
    await section.getByLabel('邮箱地址').fill('不是地址');
    await section.getByRole('button', { name: '发送验证码' }).click();
    await section.getByText('这个地址写得不对，请检查。').waitFor();
    await section.getByLabel('邮箱地址').fill('family@example.org');
    await section.getByRole('button', { name: '发送验证码' }).click();
    await section.getByText('family@example.org 还没有确认。').waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'message-code-360');
    const [sent] = taken();
    expect(sent?.to).toBe('family@example.org');
    await section.getByLabel('验证码').fill('1');
    await section.getByRole('button', { name: '确认' }).click();
    await section.getByText('验证码不对，或已经过期。').waitFor();
    await section.getByLabel('验证码').fill(/\d{6}/.exec(sent?.message.subject ?? '')?.[0] ?? '');
    await section.getByRole('button', { name: '确认' }).click();
    await section.getByText('提醒会发到 family@example.org。').waitFor();
    await picture(phone, 'message-on-360');
    // Another address is another code; whoever thinks better of it has the one before.
    await section.getByRole('button', { name: '换一个地址' }).click();
    await section.getByLabel('邮箱地址').waitFor();
    await section.getByRole('button', { name: '取消' }).click();
    await section.getByText('提醒会发到 family@example.org。').waitFor();
    await section.getByRole('button', { name: '不再接收' }).click();
    await section.getByLabel('邮箱地址').waitFor();
    expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
  },
);
