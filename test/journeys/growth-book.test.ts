import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { chromiumPath, openDevices, signIn } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openSmallSchool } from '../support/small-school.ts';

const [GUARDIAN, HOMEROOM] = ['guardian-d1s1c2p1', 'homeroom-d1s1c2'];

test.skipIf(!chromiumPath)(
  'a parent saves the growth book on the phone, and the homeroom teacher those of the class at the desk: the page’s figures on paper',
  async () => {
    const world = await openSmallSchool({ web: true, passwordHashes: hashesFor(GUARDIAN, HOMEROOM) });
    const { openPage, complaints } = await openDevices(world);
    const [child = ''] = world.pupils;
    const { body } = await world.ask(GUARDIAN, readProfile, { params: { pupilId: child } });
    const score = body.dimensions.find(({ dimension }) => dimension === 'labour')?.score?.toFixed(1) ?? 'none';

    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(phone, GUARDIAN, PASSWORD);
    // What comes late comes at once: while one part is not there, nothing below it is, to move under a finger.
    const held: (() => Promise<void>)[] = [];
    await phone.route('**/api/pupils/*/works*', (route) => void held.push(() => route.continue()));
    const works = phone.waitForRequest(/\/works/);
    const comments = phone.waitForResponse(/\/comments$/);
    await phone.goto(`/pupils/${child}`);
    await phone.getByRole('heading', { name: '最近的记录' }).waitFor();
    await phone.evaluate('scrollTo(0, document.body.scrollHeight)');
    await Promise.all([works, comments]);
    expect(await phone.getByRole('heading', { name: '成长册' }).count()).toBe(0);
    for (const goOn of held) await goOn();
    await phone.unroute('**/api/pupils/*/works*');
    const saved = phone.waitForEvent('download');
    await phone.getByRole('button', { name: '下载成长册（PDF）' }).click();
    expect((await saved).suggestedFilename()).toBe(`${body.pupil.name}成长册 2026-2027-1.pdf`);
    await phone.getByText('成长册已下载。').waitFor();
    const own = await readPdf(readFileSync(await (await saved).path()));
    expect(own.pages.join('')).toContain(`${score}/100`);

    const desk = await openPage({ size: 'desk', language: 'en' });
    await signIn(desk, HOMEROOM, PASSWORD);
    await desk.goto(`/classes/${world.classId}/report`);
    const zipped = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Make the growth books' }).click();
    await desk.getByText('3 growth books have been downloaded.').waitFor();
    const files = unzipSync(readFileSync(await (await zipped).path()));
    expect(Object.keys(files).map((name) => name.slice(0, 3))).toEqual(['01 ', '02 ', '03 ']);
    const books = await Promise.all(Object.values(files).map((file) => readPdf(file)));
    expect(books.filter(({ pages }) => pages.join('').includes(`${score}/100`))).toHaveLength(1);
    expect(books.map(({ pages }) => pages.length)).toEqual([8, 8, 8]);
    expect(complaints).toEqual([]);
  },
);
