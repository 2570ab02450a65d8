import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for running';

test.skipIf(!chromiumPath).each(['phone', 'desk'] as const)(
  'names of 280 letters, piled marks and namesakes: no page is wider than a %s, and who is meant can be seen',
  async (size) => {
    const passwordHashes = { 'homeroom-d1s1c2': await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, passwordHashes });
    const { classId, pupils } = world.place(1, 1, 2);
    const names = [`a${'\u0335'.repeat(4)}${'x'.repeat(279)}`, '王子涵', '王子涵'];
    await world.store.write(async (tx) => {
      const rows = unsafeTables(tx).pupils;
      for (const [n, id] of pupils.entries()) {
        const to = { name: names[n] ?? '', sex: n === 1 ? ('male' as const) : ('female' as const) };
        await tx.update(rows).set(to).where(eq(rows.id, id));
      }
    });
    const { openPage } = await openDevices(world);
    const page = await openPage({ size, language: 'zh-CN' });
    await signIn(page, 'homeroom-d1s1c2', PASSWORD);
    const paths = [
      `/classes/${classId}`,
      `/classes/${classId}/log`,
      `/classes/${classId}/report`,
      `/classes/${classId}/members`,
      `/classes/${classId}/sign-in-sheet`,
      `/pupils/${pupils[0]}`,
      `/pupils/${pupils[0]}/evidence`,
      '/pupils',
      `/classes/${classId}/grid/${world.newClientId()}`,
    ];
    for (const path of paths) {
      await page.goto(path);
      await settled(page);
      const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([size, path, Number(over) <= 0]).toEqual([size, path, true]);
      if (path === '/pupils') {
        await page.getByRole('searchbox').fill('王子涵');
        await page.getByText('男', { exact: true }).waitFor();
        await page.getByText('女', { exact: true }).waitFor();
      }
      if (path === paths[0]) await picture(page, `long-names-${size}`);
    }
  },
);
