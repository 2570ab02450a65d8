import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../db/engine.ts';
import { STANDBY_GONE } from '../../db/failure.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const [TEACHER, PARENT] = ['homeroom-d1s1c2', 'guardian-d1s1c2p1'];
const PRINCIPAL = 'principal-d1s1';
const LINE = '服务器现在存不了新内容';

test.skipIf(!chromiumPath)(
  'nothing can be saved: a parent reads on under one line that says so, a teacher is told why a class is not shown, and with room again both are gone',
  async () => {
    let isFull = false;
    const world = await openWorld({
      web: true,
      hasEvidence: true,
      passwordHashes: hashesFor(TEACHER, PARENT),
      wrap: (engine) => ({
        ...engine,
        act: (job) => (isFull ? Promise.reject(new StoreUnavailable('no room')) : engine.act(job)),
      }),
    });
    const { classId, pupils } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    const parent = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(parent, PARENT, PASSWORD);
    const teacher = await openPage({ size: 'desk', language: 'en' });
    await signIn(teacher, TEACHER, PASSWORD);
    isFull = true;
    world.clock.now += 2 * 60_000;

    await parent.goto(`/pupils/${pupils[0]}`);
    await settled(parent);
    await parent.getByText(LINE).waitFor();
    expect(await parent.getByRole('heading', { level: 1 }).count(), 'and the page is there').toBe(1);
    expect(Number(await parent.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
    await picture(parent, 'full-disk-parent-zh');
    await teacher.goto(`/classes/${classId}`);
    await teacher.getByText('Who looks at pupils’ records is noted first').first().waitFor();
    await teacher.getByText('The server cannot save anything new just now').waitFor();
    await picture(teacher, 'full-disk-teacher-en');

    isFull = false;
    await parent.reload();
    await settled(parent);
    expect(await parent.getByText(LINE).count()).toBe(0);
    await teacher.getByRole('button', { name: 'Try again' }).first().click();
    await expect.poll(() => teacher.getByText('Who looks at pupils’ records').count()).toBe(0);
    await expect.poll(() => teacher.getByText('The server cannot save').count()).toBe(0);
    // A browser tells its console of every answer that is no success.
    expect(complaints.filter((one) => !one.includes('503'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'the primary waits for a standby that is gone: whoever answers for it reads on the own page what to do, until it is back',
  async () => {
    let isGone = false;
    const cause = Object.assign(new Error('waits'), { code: STANDBY_GONE });
    const world = await openWorld({
      web: true,
      passwordHashes: hashesFor(PRINCIPAL),
      wrap: (engine) => ({
        ...engine,
        act: (job) => (isGone ? Promise.reject(new StoreUnavailable('not taken', { cause })) : engine.act(job)),
      }),
    });
    const { openPage } = await openDevices(world);
    const principal = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(principal, PRINCIPAL, PASSWORD);
    await principal.goto('/me');
    await settled(principal);
    expect(await principal.getByText('备用数据库不在了').count()).toBe(0);
    isGone = true;
    // An answer of health is good for a second, however many ask.
    const reload = async () => {
      await principal.reload();
      await settled(principal);
      return await principal.getByText('备用数据库不在了').count();
    };
    await expect.poll(reload).toBe(1);
    await principal.getByText('switch.sh alone').waitFor();
    await principal.getByText(LINE).waitFor();
    expect(Number(await principal.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
    await picture(principal, 'standby-gone-zh');
    isGone = false;
    await expect.poll(reload).toBe(0);
  },
);
