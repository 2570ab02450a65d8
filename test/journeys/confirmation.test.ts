import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { confirmersOf, PRINCIPAL, putNoticed } from '../support/confirmations.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'on a phone the guardian confirms a term after its notice, then the homeroom teacher with a reason for one more, then the principal; a new record asks all again',
  async () => {
    const world = await openWorld({ web: true });
    const own = world.place(1, 1, 2);
    const [pupilId = '', mate = ''] = own.pupils;
    await putActivity(world, own, HOMEROOM, [pupilId, mate]);
    const { openPage, complaints } = await openDevices(world);

    const family = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, family, FAMILY);
    await family.goto(`/pupils/${pupilId}/notice`);
    await settled(family);
    await family.getByRole('link', { name: '确认学期记录' }).click();
    await family.getByRole('heading', { name: '现在没有要确认的记录' }).waitFor();
    await putNoticed(world, own);
    await family.reload();
    await family.getByRole('button', { name: '我看过，确认无误' }).waitFor();
    expect(await axeOn(family)).toEqual([]);
    await picture(family, 'confirmation-family-360');
    await family.getByRole('button', { name: '我看过，确认无误' }).click();
    await family.getByText('家长：已确认').waitFor();

    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = phone.locator('main');
    await comeIn(world, phone, HOMEROOM);
    await phone.goto(`/classes/${own.classId}/notice`);
    await settled(phone);
    await main.getByRole('link', { name: '确认学期记录' }).click();
    await main.getByRole('button', { name: '确认这 1 名学生的记录' }).waitFor();
    await main.getByRole('combobox').first().selectOption('not-reached');
    await main.getByRole('button', { name: '确认这 2 名学生的记录' }).waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'confirmation-class-360');
    await main.getByRole('button', { name: '确认这 2 名学生的记录' }).click();
    await main.getByText('已确认 2 名学生').waitFor();

    const head = await openPage({ size: 'phone', language: 'en' });
    await comeIn(world, head, PRINCIPAL);
    await head.goto(`/schools/${own.schoolId}/confirmations`);
    await head.getByText('Guardians 1, homeroom teacher 2, principal 0').waitFor();
    expect(await axeOn(head)).toEqual([]);
    await picture(head, 'confirmation-school-360');
    await head.locator('article h2').getByRole('link').click();
    await head.getByRole('button', { name: 'Confirm the records of these 2 children' }).click();
    await head.getByText('2 children confirmed').waitFor();
    await head.getByRole('heading', { name: 'No child waits for you' }).waitFor();

    await putActivity(world, own, HOMEROOM, [pupilId]);
    await phone.reload();
    await main.getByRole('heading', { name: '要您再确认 1 名学生' }).waitFor();
    await main.getByText('内容已改，等再确认').first().waitFor();
    await family.reload();
    await family.getByRole('button', { name: '我看过，确认无误' }).click();
    await family.getByRole('button', { name: '撤回我的确认' }).click();
    await family.getByRole('dialog').getByRole('button', { name: '撤回确认' }).click();
    await family.getByText('请写下原因。').waitFor();
    await family.getByLabel('原因').fill('少看了一条');
    expect(await axeOn(family)).toEqual([]);
    await family.getByRole('dialog').getByRole('button', { name: '撤回确认' }).click();
    await family.getByText('家长：还没有确认').waitFor();
    expect(await confirmersOf(world).readOwn()).toMatchObject({ mayConfirm: true, mayTakeBack: false });
    expect(complaints).toEqual([]);
  },
);
