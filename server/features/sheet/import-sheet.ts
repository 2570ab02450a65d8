import { roleOn } from '../../../db/reach/held.ts';
import { type Context, preparedWrites } from '../../act.ts';
import { importSheet as route, type SheetResult } from '../../contract/sheet.ts';
import { partOf } from '../../core/rubric/mark-value.ts';
import { mustBeOpen } from '../../recording/at-notice.ts';
import { measureOn } from '../../recording/judge-mark.ts';
import { changedTo, makeActivity, newMark, placed, recordMarks } from '../../recording/record-marks.ts';
import type { ReadValue } from '../../sheets/read-table.ts';
import type { Language } from '../../sheets/words.ts';
import { type ClassSheet, selectClassSheet } from './class-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { refuseFaults, remarksOf } from './refuse-faults.ts';
import { type SheetFile, sheetsOf } from './sheets-of.ts';

/** Also what history keeps as the reason of a value that a second import corrected. */
const REASON = 'import';

/** The most classes of a school's file that are named. */
const CLASSES = 60;

type Input = {
  readonly file: SheetFile;
  readonly dryRun: boolean;
  readonly title: string;
  readonly happenedOn: string;
  readonly lang: Language;
  readonly indicatorId?: string | undefined;
  readonly sheet?: string | undefined;
  readonly passOver?: string | undefined;
};

export const importSheet = preparedWrites(
  route,
  async (cx, { upload, dryRun, clientId: _once, ...said }): Promise<Input> => ({
    ...said,
    dryRun: dryRun === 'true',
    file: await sheetsOf(upload, said.lang, cx),
  }),
  async (cx, input) => {
    const { tx, actor, target } = cx;
    const about = await selectClassSheet({ ...cx, q: tx }, input);
    // A dry run says it as well: nobody fills in a table for nothing.
    const activityIds = about.activity ? { activityId: about.activity.id } : {};
    await mustBeOpen(cx, [{ classId: target.id, termId: about.day.term.id, ...activityIds }]);
    const who = { personId: actor.personId, isHomeroom: roleOn(target, about.happenedOn) === 'homeroom' };
    const plan = planSheet(input.file, about, who, input);
    if (plan.faults.length > 0) throw refuseFaults(plan.faults, input.lang, plan.table.rows);

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
      ...remarksOf(table.remarks, input.lang),
      passedOver: plan.passed,
      elsewhere: table.elsewhere.slice(0, CLASSES),
      elsewhereRows: table.elsewhere.reduce((sum, { rows }) => sum + rows, 0),
    };
    return {
      reply,
      audit: {
        object: activityId ?? target.id,
        detail: { classId: target.id, outcome, kind: about.kind, ...changes, passedOver: plan.passed.length },
      },
    };
  },
);

function countedBy(values: readonly ReadValue[], { columns }: ClassSheet, lang: Language) {
  return columns.flatMap((column) => {
    if (column.part === 'held' || column.part === 'excused') return [];
    const part = column.part === 'item' ? column.item.id : '';
    const count = values.filter((one) => one.indicatorId === column.indicatorId && partOf(one.value) === part).length;
    return { title: column.title[lang], values: count };
  });
}

async function write(
  cx: Context<typeof route>,
  title: string,
  { day, activity: there }: ClassSheet,
  { given, amended }: ReturnType<typeof planSheet>,
): Promise<string> {
  const { target, newId } = cx;
  const said = { title, visibility: 'family' as const };
  const activity = there ?? (await makeActivity(cx, { at: target, day, id: newId(), said }));
  if (!activity) throw new Error('a new id is taken');
  const marks = given.map(({ pupilId, indicatorId, value }) => {
    const found = day.offered.get(indicatorId);
    if (!found) throw new Error('a column of an indicator that is not offered');
    return newMark(cx, { activity, day }, { pupilId, found, value, note: null });
  });
  const changes = amended.map(({ mark, read }) => ({
    mark,
    to: { ...changedTo(cx, read.value, mark.note), ...measureOn(day, mark) },
  }));
  await recordMarks(cx, { of: placed(activity), given: marks, changes, reason: REASON });
  return activity.id;
}
