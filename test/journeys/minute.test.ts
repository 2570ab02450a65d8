import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { readPdf } from '../support/pdf.ts';
import { putPhoto } from '../support/photos.ts';
import { statisticsIn } from '../support/statistics-words.ts';
import { openWorld } from '../support/world.ts';

const [FAMILY, OTHER, TEACHER] = ['guardian-d1s1c2p1', 'guardian-d1s1c2p2', 'homeroom-d1s1c2'];
const MORAL = ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m6', 'moral.m4'];
const NOTE = '看到同桌忘了带本子，撕下自己的两页给他，还说不用还，放学时又帮他把桌子收好，一句也没提这件事。';

/** Enough of the first child for two strengths, one with a photo, and an idea; one record of the second. */
async function openSeen() {
  const world = await openWorld({ web: true, isSecondEdition: true });
  const at = world.place(1, 1, 2);
  const [first = '', second = ''] = at.pupils;
  const log = async (pupilId: string, indicatorIds: readonly string[], happenedOn: string) => {
    const marks = indicatorIds.map((indicatorId) => ({
      pupilId,
      indicatorId,
      value: { kind: 'level' as const, level: 'A' },
      note: NOTE,
    }));
    const body = { clientId: world.newClientId(), title: '班级值日与互相帮助', happenedOn, marks };
    const answer = await world.ask(TEACHER, logActivity, { params: { classId: at.classId }, body });
    expect(answer.status).toBe(201);
    return answer.body.activityId;
  };
  await log(first, MORAL, '2026-11-02');
  const activityId = await log(first, MORAL, '2026-11-03');
  await log(second, ['moral.m4'], '2026-11-03');
  const said = { clientId: world.newClientId(), isGiven: true };
  await world.ask(FAMILY, setPhotoConsent, { params: { pupilId: first }, body: said });
  await putPhoto(world, { schoolId: at.schoolId, activityId, by: TEACHER, pupilIds: [first] });
  return { world, first, second };
}

type Shown = { readonly what: string; readonly top: number; readonly bottom: number };

/** Everything that the first screen is to hold, and where on it; `room` is what the bars of the frame leave. */
async function firstScreen(page: Page) {
  const shown = await page.evaluate<Shown[]>(`[...document.querySelectorAll(
    '[class*=bare-picks], h1, [class*=minute] h2, [class*=minute] article, [class*=minute] article img, [class*=minute] section > p, [class*=basis] > summary')]
    .map((one) => ({ what: one.tagName + ' ' + one.textContent.slice(0, 30), ...one.getBoundingClientRect().toJSON() }))`);
  const room = await page.evaluate<{ top: number; bottom: number }>(`({
    top: document.querySelector('.top').getBoundingClientRect().bottom,
    bottom: Math.min(innerHeight, document.querySelector('.ways').getBoundingClientRect().top),
  })`);
  expect(await page.evaluate('scrollY')).toBe(0);
  const beyond = shown.filter(({ top, bottom }) => top < room.top || bottom > room.bottom);
  return { shown, beyond: beyond.map(({ what, bottom }) => `${what}: ${bottom} of ${room.bottom}`) };
}

const isOpen = (page: Page) => page.evaluate<boolean>("document.querySelector('details[class*=basis]').open");

test.skipIf(!chromiumPath).each(['zh-CN', 'en'] as const)(
  'in %s a parent’s first screen at 360 × 740 holds the headline, two strengths with what was seen, and one thing to do; the figures are a tap behind it',
  async (language) => {
    const { world, first, second } = await openSeen();
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language });
    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${first}`);
    await settled(page);
    await picture(page, `minute-360-${language}`);
    const { shown, beyond } = await firstScreen(page);
    expect(beyond).toEqual([]);
    const count = (tag: string) => shown.filter(({ what }) => what.startsWith(`${tag} `)).length;
    expect({ h1: count('H1'), h2: count('H2'), articles: count('ARTICLE'), photos: count('IMG') }).toEqual({
      ...{ h1: 1, h2: 2, articles: 3, photos: 2 },
    });
    const words = await page.locator('[class*=minute]').first().innerText();
    expect(statisticsIn(words)).toEqual([]);
    expect(words).toContain('看到同桌忘了带本子');
    expect(await axeOn(page)).toEqual([]);

    const figures = page.getByText(language === 'en' ? /95 % interval/ : /95% 区间/).first();
    expect(await figures.isVisible()).toBe(false);
    // Paper has no folds, and the screen is afterwards as it was.
    const paper = (await readPdf(await page.pdf({ preferCSSPageSize: true }))).pages.join('');
    expect(paper).toContain(language === 'en' ? '95%interval' : '95%区间');
    await expect.poll(() => isOpen(page)).toBe(false);
    await page.getByText(language === 'en' ? 'See what this is based on' : '看依据').click();
    await figures.waitFor();
    await page
      .getByText(language === 'en' ? /10 records this term\. Used here/ : /这学期有 10 条记录；这里用到/)
      .waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, `minute-opened-360-${language}`);
    // Who goes on to the records behind a figure and comes back finds it open.
    await page.locator('a[href*="/evidence?"][href*="dimension=moral"]').click();
    await page.waitForURL(/dimension=moral/);
    await settled(page);
    await page.goBack();
    await figures.waitFor();
    expect(await isOpen(page)).toBe(true);

    // Of a child of whom little is written down nothing is suggested, in a sentence.
    await comeIn(world, page, OTHER);
    await page.goto(`/pupils/${second}`);
    await settled(page);
    await page
      .getByText(language === 'en' ? 'Too little has been written down so far' : '老师记下的还不多，先不提建议')
      .waitFor();
    expect((await firstScreen(page)).beyond).toEqual([]);
    await picture(page, `minute-little-360-${language}`);

    // Whoever teaches has everything open, and the words of the next level.
    const desk = await openPage({ size: 'desk', language });
    await comeIn(world, desk, TEACHER);
    await desk.goto(`/pupils/${first}`);
    await settled(desk);
    await desk
      .getByText(language === 'en' ? /95 % interval/ : /95% 区间/)
      .first()
      .waitFor();
    expect(await desk.locator('details[class*=basis]').count()).toBe(0);
    await picture(desk, `minute-staff-1440-${language}`);
    expect(complaints).toEqual([]);
  },
);
