import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, FileReply, nameText } from './words.ts';

const flag = z.enum(['true', 'false']).default('false');

const Change = z.strictObject({ created: z.int(), changed: z.int(), ended: z.int(), unchanged: z.int() });

const ClassSaid = z.strictObject({ school: Bilingual, grade: z.int(), number: z.int() }).meta({ id: 'ClassSaid' });

/** In the order in which somebody wants to know of them. */
export const CHANGES = [
  'term-dates',
  'term-added',
  'school-renamed',
  'school-added',
  'area-renamed',
  'area-added',
  'class-renamed',
  'class-opened',
  'pupil-left',
  'pupil-moved',
  'pupil-joined',
  'pupil-renamed',
  'pupil-number',
  'pupil-sex',
  'pupil-in-class',
  'person-renamed',
  'account-closed',
  'homeroom-ended',
  'homeroom-added',
  'teacher-ended',
  'teacher-added',
  'school-role-ended',
  'school-role-added',
  'guardian-ended',
  'guardian-added',
] as const;
/**
 * One thing that an import changes, old to new, as data: pages have a sentence for each code. `name` is who or what it is about, `of` the child
 * of a guardian. Of a student number `from` and `to` are the last four.
 */
export const RosterChange = z
  .strictObject({
    code: z.enum(CHANGES),
    name: z.string(),
    of: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    class: ClassSaid.optional(),
    toClass: ClassSaid.optional(),
    /** The first day of what begins, the last of what ends. */
    day: Day.optional(),
  })
  .meta({ id: 'RosterChange' });
export type RosterChange = z.output<typeof RosterChange>;

/** The first of all changes, the weightier ones first. */
const listed = { listed: z.array(RosterChange), listedOf: z.int() };

/**
 * What an import did, or with `dryRun` would do. With one fault or more nothing is written and the answer is a problem
 * (422) whose errors say where: `path` is 'file.csv:line:field' (line 1 is the header), `message` the reason, never the value.
 */
export const RosterResult = z
  .strictObject({
    outcome: z.enum(['imported', 'checked']),
    files: z.array(
      z.strictObject({ name: z.string(), mode: z.enum(['bulk', 'delta']), rows: z.int(), imported: z.boolean() }),
    ),
    changes: z.strictObject({
      areas: Change,
      schools: Change,
      terms: Change,
      classes: Change,
      pupils: Change,
      staff: Change,
      guardians: Change,
      enrolments: Change,
      grants: Change,
    }),
    /** What a computer packed beside the files and nobody reads. */
    extras: z.array(z.string()),
    /**
     * Rows that nobody here keeps, by the reason: classes of no grade that is kept, with whoever is in them; terms beside the two of a year and the
     * classes of them alone; numbers that a school gave of its own.
     */
    passedOver: z.array(
      z.strictObject({ reason: z.enum(['kindergarten', 'multi-grade', 'short-term', 'own-number']), rows: z.int() }),
    ),
    ...listed,
  })
  .meta({ id: 'RosterResult' });
export type RosterResult = z.output<typeof RosterResult>;

export const importRoster = route({
  id: 'import-roster',
  method: 'post',
  path: '/api/rosters',
  access: { roles: ['roster-manager'], act: 'write', on: 'self', detail: 'individual' },
  summary: 'Import a OneRoster CSV zip (1.2 or 1.1), bulk or delta: all of it or nothing',
  query: z.strictObject({
    clientId: ClientId,
    dryRun: flag,
    /** A bulk file that would end more than 5 % of its schools' enrolments is refused without this. */
    allowShrink: flag,
    /** So is the package of a district that has another sourcedId than ours, once we have schools, */
    allowDistrict: flag,
    /** and one that moves the first or last day of a term that has begun. */
    allowDates: flag,
  }),
  upload: 'zip',
  reply: RosterResult,
});

/**
 * What a class list did, or with `dryRun` would do. With one fault or more nothing is written and the answer is a problem (422) whose errors
 * say where: `path` is 'sheet:line:column:heading' (line from 1; empty where the fault is about the whole file), `message` the reason in
 * `lang`, never a value of the file.
 */
export const ClassListResult = z
  .strictObject({
    outcome: z.enum(['imported', 'checked']),
    /** The term it is of: the running one, or the next where none runs. */
    term: z.string(),
    /** The classes whose pupils it lists: how many there are now and then. */
    classes: z.array(
      z.strictObject({ ...ClassSaid.shape, isNew: z.boolean(), before: z.int(), after: z.int(), rows: z.int() }),
    ),
    teachers: z.int(),
    changes: RosterResult.shape.changes,
    ...listed,
    sheets: z.array(z.strictObject({ name: z.string(), kind: z.enum(['pupils', 'teachers']), rows: z.int() })),
    /** Rows that nobody here keeps, by why. */
    passedOver: z.array(z.strictObject({ reason: z.string(), rows: z.int() })),
    /** Headings that mean nothing here; `columns` may say what they mean. */
    unknown: z.array(z.strictObject({ sheet: z.string(), column: z.string(), heading: z.string() })),
    /** Headings read by what was said of them when an earlier list was imported. */
    remembered: z.array(
      z.strictObject({ sheet: z.string(), column: z.string(), heading: z.string(), meaning: z.string() }),
    ),
  })
  .meta({ id: 'ClassListResult' });
export type ClassListResult = z.output<typeof ClassListResult>;

const aboutList = {
  /** A list by which more than 5 % would leave its classes is refused without this. */
  allowShrink: flag,
  /** Student numbers, or many names, that differ from what is known really changed; refused without this. */
  allowOthers: flag,
  lang: z.enum(['zh', 'en']).default('zh'),
  /** The sheet of pupils that is meant, where several of a workbook look like a list. */
  sheet: z.string().min(1).max(64).optional(),
  /** What columns mean that are not known by their headings: 'D=guardian-1-phone,F=none'. An import keeps it for the school; 'F=forget' forgets it. */
  columns: z
    .string()
    .max(1500)
    .regex(/^[A-Z]{1,2}=[a-z0-9-]{1,32}(,[A-Z]{1,2}=[a-z0-9-]{1,32})*$/)
    .optional(),
  /** The class of a list that does not say it: 一年级1班. */
  className: nameText(24).optional(),
  /** The line of the headings where they are not known, 0 where there are none; `columns` then says where the name stands. */
  headerLine: z.coerce.number().int().min(0).max(60).optional(),
};

export const importClassList = route({
  id: 'import-class-list',
  method: 'post',
  path: '/api/schools/:schoolId/class-lists',
  access: { roles: ['school-office', 'roster-manager'], act: 'write', on: 'school', detail: 'individual' },
  summary:
    'Import a school’s spreadsheet of pupils, guardians and teachers (XLSX, CSV, copied cells): all of it or nothing',
  query: z.strictObject({ clientId: ClientId, dryRun: flag, ...aboutList }),
  upload: 'table',
  reply: ClassListResult,
});

export const markClassListProblems = route({
  id: 'mark-class-list-problems',
  method: 'post',
  path: '/api/schools/:schoolId/class-lists/problems',
  access: { roles: ['school-office', 'roster-manager'], act: 'read', on: 'school', detail: 'individual' },
  summary: 'The same list again with its bad cells marked and a sentence beside each line; nothing is kept',
  query: z.strictObject(aboutList),
  upload: 'table',
  download: 'table',
  reply: FileReply,
});
