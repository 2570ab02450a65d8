import { expect, test } from 'vitest';
import { setupLink } from '../../server/operator/set-up.ts';
import { chromiumPath, openDevices, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';
import { axeFaults } from './axe-look.ts';

const PASSWORD = '三月里的小雨 下个不停';

test.skipIf(!chromiumPath)('an empty installation is set up in a browser by whoever holds the link, once', async () => {
  const world = await openWorld({ web: true, isEmpty: true });
  const { openPage, complaints } = await openDevices(world);
  const page = await openPage({ size: 'phone', language: 'zh-CN' });
  await page.goto('/setup');
  await page.getByText('npm run admin -- setup-link').waitFor();
  const { url } = setupLink(world.origin, world.secrets, world.clock.now);
  await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('button', { name: '完成设置' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '完成设置' }).click();
  expect(await page.getByText('请填写').count()).toBe(4);
  await page.getByLabel('名称', { exact: true }).fill('试用小学');
  await page.getByLabel('代码', { exact: true }).fill('3144060500001');
  await page.getByLabel('姓名', { exact: true }).fill('创办人');
  await page.getByLabel('用户名', { exact: true }).fill('founder');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输入一次', { exact: true }).fill(PASSWORD);
  // The spring term may not begin before the autumn term is over: said in words, and what was typed stays.
  const springBegins = page.getByRole('group', { name: '春季学期' }).getByLabel('第一天');
  await springBegins.fill('2027-01-10');
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByText('春季学期要在秋季学期结束之后开始。').waitFor();
  await springBegins.fill('2027-02-24');
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.waitForURL('**/rosters/*');
  await page.getByRole('heading', { name: '用表格导入名册' }).waitFor();

  const other = await openPage({ size: 'desk', language: 'en' });
  await other.goto(url);
  await other.getByText('This is set up already; please sign in.').waitFor();
  await signIn(other, 'founder', PASSWORD);
  await other.waitForURL('**/schools/*');
  expect(complaints.filter((one) => !/422/.test(one))).toEqual([]);
});
