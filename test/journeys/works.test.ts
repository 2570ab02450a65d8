import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'a teacher suggests a record, a parent chooses works on a phone and says why of one, and the teacher reads it',
  async () => {
    const world = await openWorld({ web: true });
    const at = world.place(1, 1, 2);
    const [pupilId = ''] = at.pupils;
    for (const words of ['竹篮', '黑板', '菜地']) await putActivity(world, at, 'homeroom-d1s1c2', [pupilId], { words });
    const { openPage, complaints } = await openDevices(world);
    const desk = await openPage({ size: 'desk', language: 'zh-CN' });
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const works = (page: typeof phone) =>
      page.locator('section', { has: page.getByRole('heading', { name: '代表作' }) }).last();
    const open = async (page: typeof phone, username: string) => {
      await comeIn(world, page, username);
      await page.goto(`/pupils/${pupilId}`);
      await toTheEnd(page);
      await works(page).waitFor();
    };
    await open(desk, 'homeroom-d1s1c2');
    await works(desk).getByText('家长还没有选代表作。').waitFor();
    await works(desk).getByRole('button', { name: '推荐给家长' }).click();
    await works(desk)
      .getByRole('checkbox', { name: /^推荐“劳动小结黑板”/ })
      .click();
    await works(desk).getByText('已推荐').waitFor();

    await open(phone, 'guardian-d1s1c2p1');
    await works(phone).getByText(/推荐$/).waitFor();
    await works(phone).getByRole('button', { name: '选代表作' }).click();
    await works(phone)
      .getByRole('checkbox', { name: /^选“劳动小结黑板”/ })
      .check();
    await works(phone)
      .getByRole('checkbox', { name: /^选“劳动小结竹篮”/ })
      .check();
    await works(phone).getByLabel('为什么选“劳动小结竹篮”').fill('图案是自己想的');
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'works-choose-360');
    await works(phone).getByRole('button', { name: '保存' }).click();
    await works(phone).getByText('图案是自己想的').waitFor();
    await picture(phone, 'works-family-360');

    await open(desk, 'homeroom-d1s1c2');
    await works(desk).getByText('图案是自己想的').waitFor();
    await picture(desk, 'works-staff-1440');
    expect(complaints).toEqual([]);
  },
);
