// npm run pictures: while `npm run demo` runs, photographs its pages for the README (docs/pictures). Honours PORT and DATA_DIR as it does.
import '#supported-node';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { readConfig } from '../../server/config.ts';
import { SIZES, settled, signIn, startBrowser } from './browser.ts';

type Login = { role: string; username: string; password: string; page: string };

const { host, port, dataFolder } = readConfig();
const logins = JSON.parse(readFileSync(join(dataFolder, 'demo-logins.json'), 'utf8')) as Login[];
const folder = join(packageRoot, 'docs/pictures');
mkdirSync(folder, { recursive: true });

/** Role, what is behind its page, size, and the name of the picture. */
const WANTED = [
  ['teacher', '', 'phone', 'class'],
  ['teacher', '/log', 'phone', 'log'],
  ['parent', '', 'phone', 'child'],
  ['parent', '/evidence', 'phone', 'evidence'],
  ['principal', '', 'desk', 'school-report'],
  ['district-officer', '', 'desk', 'area-report'],
  ['reviewer', '', 'phone', 'hints'],
  ['roster-manager', '', 'desk', 'roster'],
] as const;

const browser = await startBrowser();
for (const [role, behind, size, name] of WANTED) {
  const login = logins.find((one) => one.role === role);
  if (!login) throw new Error(`the demo has no ${role}`);
  const context = await browser.newContext({
    baseURL: `http://${host}:${port}`,
    viewport: SIZES[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await signIn(page, login.username, login.password);
  await page.goto(login.page + behind);
  await settled(page);
  if (behind === '/log') {
    await page.getByRole('button', { name: '清洁与卫生' }).click();
    await page.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
  }
  await page.waitForTimeout(500); // the chart draws itself
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
const page = await browser.newPage({ baseURL: `http://${host}:${port}`, viewport: SIZES.phone, locale: 'zh-CN' });
await page.goto('/sign-in');
await settled(page);
await page.screenshot({ path: join(folder, 'sign-in.png') });
await browser.close();
