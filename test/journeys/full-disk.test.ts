import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../db/engine.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const [TEACHER, PARENT] = ['homeroom-d1s1c2', 'guardian-d1s1c2p1'];
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
