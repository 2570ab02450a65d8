import { expect, test } from 'vitest';
import { listTerms } from '../../server/contract/term.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { chromiumPath, openDevices, picture, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';

test.skipIf(!chromiumPath)(
  'the officer adds the next term with the holidays before it, and changes its last day; the page says what is kept',
  async () => {
    const passwordHashes = { 'officer-d1': await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, pupilsInClass: 1, passwordHashes });
    const { openPage, complaints } = await openDevices(world);
    const officer = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(officer, 'officer-d1', PASSWORD);
    await officer.goto(`${world.origin}/terms`);
    await officer.getByRole('button', { name: /^添加/ }).click();
    await officer.getByLabel('学期开始前的假期算在本学期').check();
    await picture(officer, 'journey-calendar-390');
    await officer.getByRole('button', { name: '添加学期' }).click();
    // The form says the same words and stands before the same list; the term has a card of its own once it is kept.
    const spring = officer.locator('article', { has: officer.getByText('算在本学期', { exact: true }) });
    await spring.getByRole('button', { name: /^修改/ }).click();
    await officer.getByLabel('最后一天').fill('2027-07-09');
    await officer.getByRole('button', { name: '保存' }).click();
    await officer.getByText('校历已改好').waitFor();
    const { body } = await world.ask('officer-d1', listTerms, {});
    expect(body.districts[0]?.terms[0]).toMatchObject({ endsOn: '2027-07-09', holdsBreakBefore: true });
    await picture(officer, 'journey-calendar-kept-390');
    expect(complaints).toEqual([]);
  },
);
