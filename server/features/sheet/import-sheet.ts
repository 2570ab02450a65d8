import { derive } from '../../../db/derive/derive.ts';
import { type Context, preparedWrites } from '../../act.ts';
import { importSheet as route, type SheetResult } from '../../contract/sheet.ts';
import { asStored, partOf } from '../../core/rubric/mark-value.ts';
import type { ReadValue } from '../../sheets/read-table.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { Language } from '../../sheets/words.ts';
import { type ClassSheet, refuseFaults, selectClassSheet } from './class-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { sheetsOf } from './sheets-of.ts';
import { amendMarks, insertActivity, insertMarks } from './store.ts';

/** Also what history keeps as the reason of a value that a second import corrected. */
const REASON = 'import';

type Input = {
  readonly sheets: readonly Sheet[];
  readonly dryRun: boolean;
  readonly title: string;
  readonly happenedOn: string;
  readonly lang: Language;
  readonly indicatorId?: string | undefined;
};

export const importSheet = preparedWrites(
  route,
  async (_cx, { upload, dryRun, clientId: _once, ...said }): Promise<Input> => ({
    ...said,
    dryRun: dryRun === 'true',
    sheets: (await sheetsOf(upload, said.lang)).sheets,
  }),
  async (cx, input) => {
    const { tx, actor, target } = cx;
    const about = await selectClassSheet({ ...cx, q: tx }, input);
    const who = { personId: actor.personId, isHomeroom: target.by.role === 'homeroom' };
    const plan = planSheet(input.sheets, about, who);
    if (plan.faults.length > 0) throw refuseFaults(plan.faults, input.lang);

    const activityId = input.dryRun ? (about.activity?.id ?? null) : await write(cx, input.title, about, plan);
    const { table } = plan;
    const changes = { created: plan.given.length, amended: plan.amended.length, unchanged: plan.unchanged };
    const { happenedOn } = about;
    const outcome = input.dryRun ? ('checked' as const) : ('imported' as const);
    const reply: SheetResult = {
      outcome,
      activity: {
        activityId,
        title: about.activity?.title ?? input.title,
        happenedOn,
        isNew: about.activity === undefined,
      },
      changes,
      pupils: about.pupils.length,
      filled: new Set(table.values.map(({ pupilId }) => pupilId)).size,
      columns: countedBy(table.values, about, input.lang),
      ignored: [...table.ignored],
    };
    return {
      reply,
      audit: { object: activityId ?? target.id, detail: { classId: target.id, outcome, kind: about.kind, ...changes } },
    };
  },
);

function countedBy(values: readonly ReadValue[], { columns }: ClassSheet, lang: Language) {
  return columns.flatMap((column) => {
    if (column.part === 'held') return [];
    const part = column.part === 'item' ? column.item.id : '';
    const count = values.filter((one) => one.indicatorId === column.indicatorId && partOf(one.value) === part).length;
    return { title: column.title[lang], values: count };
  });
}

async function write(
  { tx, actor, target, now, today, newId }: Context<typeof route>,
  title: string,
  { happenedOn, term, offered, activity }: ClassSheet,
  { given, amended }: ReturnType<typeof planSheet>,
): Promise<string> {
  const { schoolId } = target;
  const activityId = activity?.id ?? newId();
  if (!activity)
    await insertActivity(tx, {
      schoolId,
      id: activityId,
      classId: target.id,
      termId: term.id,
      title,
      happenedOn,
      enteredAt: now,
      visibility: 'family',
      authorId: actor.personId,
      authorRole: target.by.role,
    });
  const rows = given.map(({ pupilId, indicatorId, value }) => {
    const found = offered.find(({ indicator }) => indicator.id === indicatorId);
    if (!found) throw new Error('a column of an indicator that is not offered');
    return {
      schoolId,
      id: newId(),
      activityId,
      pupilId,
      classId: target.id,
      termId: term.id,
      rubricId: found.rubricId,
      dimension: found.rubric.dimension,
      indicatorId,
      part: partOf(value),
      ...asStored(value),
      note: null,
      raterId: actor.personId,
      raterKind: 'staff' as const,
      happenedOn,
      enteredAt: now,
      version: 1,
      isWithdrawn: false,
    };
  });
  await insertMarks(tx, rows);
  const changes = amended.map(({ mark, read }) => ({
    mark,
    to: { ...asStored(read.value), raterId: actor.personId, isWithdrawn: false },
  }));
  await amendMarks(tx, changes, { replacedAt: now, replacedBy: actor.personId, reason: REASON });
  const moved = [...rows, ...amended.map(({ mark }) => mark)];
  const pupilIds = [...new Set(moved.map((mark) => mark.pupilId))];
  const dimensions = [...new Set(moved.map((mark) => mark.dimension))];
  if (moved.length > 0) await derive(tx, { schoolId, termId: term.id, pupilIds, dimensions, today });
  return activityId;
}
