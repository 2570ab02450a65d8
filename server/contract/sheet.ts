import { z } from 'zod';
import { route } from './route.ts';
import { ClientId, Day, FileReply, text } from './words.ts';

const importers = ['teacher', 'homeroom', 'school-office'] as const;
const language = z.enum(['zh', 'en']).default('zh');
/** Only this indicator's columns; all that the class's grade is offered where it is left out. */
const indicatorId = z.string().min(1).max(64).optional();

/** `:kind` is 'fitness' (items of the fitness standard) or 'attendance' (times held and attended). */
export const readSheetTemplate = route({
  id: 'read-sheet-template',
  method: 'get',
  path: '/api/classes/:classId/sheets/:kind/template',
  access: { roles: importers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'A table to fill in for a class: its pupils, the columns of its grade, an example and notes',
  query: z.strictObject({
    format: z.enum(['csv', 'xlsx']),
    lang: language,
    /** Who is in the class on that day; today where it is left out. */
    happenedOn: Day.optional(),
    indicatorId,
  }),
  download: 'table',
  reply: FileReply,
});

/**
 * What an import did, or with `dryRun` would do. With one fault or more nothing is written and the answer is a problem (422) whose
 * errors say where: `path` is 'line:column:heading' ('5:D:身高'; line from 1; empty where the fault is about more), `message` the
 * reason in `lang`, never a value of the file. `restCount` is there where all of them may be passed over by naming them in `passOver` (`core/sheet-codes.ts`).
 */
export const SheetResult = z
  .strictObject({
    outcome: z.enum(['imported', 'checked']),
    activity: z.strictObject({
      /** Null where a check would make it. */
      activityId: z.string().nullable(),
      /** Of the activity of that day that is there already, where one is. */
      title: z.string(),
      happenedOn: Day,
      isNew: z.boolean(),
    }),
    /** Marks. Amended ones keep what they said before. An empty cell changes nothing. */
    changes: z.strictObject({ created: z.int(), amended: z.int(), unchanged: z.int() }),
    /** Of the class on that day; `filled` of them have at least one value in the file. */
    pupils: z.int(),
    filled: z.int(),
    columns: z.array(z.strictObject({ title: z.string(), values: z.int() })),
    /** Headings of the file that mean nothing here and were passed over. */
    ignored: z.array(z.string()),
    /** What was read otherwise than it stands, by line as the faults are; the first 200 of `remarkCount`. */
    remarks: z.array(z.strictObject({ path: z.string(), message: z.string(), code: z.string() })),
    remarkCount: z.int(),
    /** The lines that were passed over because the sender named them. */
    passedOver: z.array(z.int()),
    /** Rows of a whole school's file that are of other classes, by what the file calls these. */
    elsewhere: z.array(z.strictObject({ said: z.string(), rows: z.int() })),
    elsewhereRows: z.int(),
  })
  .meta({ id: 'SheetResult' });
export type SheetResult = z.output<typeof SheetResult>;

const about = {
  happenedOn: Day,
  lang: language,
  indicatorId,
  /** The sheet that is meant, where several of a workbook have a header. */
  sheet: z.string().min(1).max(64).optional(),
};

export const importSheet = route({
  id: 'import-sheet',
  method: 'post',
  path: '/api/classes/:classId/sheets/:kind',
  access: { roles: importers, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Import a filled-in table (XLSX; CSV in UTF-8 or GB 18030): all of it or nothing, one activity a class and day',
  query: z.strictObject({
    clientId: ClientId,
    dryRun: z.enum(['true', 'false']).default('false'),
    title: text(80),
    /** Lines that are not imported, '5,9': exactly those that the refusal named, else it is refused again and names them again. */
    passOver: z
      .string()
      .max(1200)
      .regex(/^\d{1,5}(,\d{1,5})*$/)
      .optional(),
    ...about,
  }),
  upload: 'table',
  reply: SheetResult,
});

export const markSheetProblems = route({
  id: 'mark-sheet-problems',
  method: 'post',
  path: '/api/classes/:classId/sheets/:kind/problems',
  access: { roles: importers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'The same table again with a column that says what is wrong in each line; nothing is kept',
  query: z.strictObject(about),
  upload: 'table',
  download: 'table',
  reply: FileReply,
});
