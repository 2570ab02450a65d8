import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { CORRECTION_STATES, FILE_OUTCOMES, FILED_AT_ONCE } from '../core/cycle/correction.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, FileReply, Term, TermCode, Time, text } from './words.ts';

const filers = ['school-office', 'principal'] as const;
const readers = ['homeroom', ...filers] as const;
const holders = [...FAMILY, ...filers] as const;

/**
 * Refused: a correction of the term is open, and nothing is filed meanwhile (`archive.correcting`). Of a correction: nothing of the term is filed, so that its records
 * can still be changed as ever (`correction.not-filed`), the child or its record is not of this class's term (`correction.about`), the same is being corrected
 * (`correction.open`), whoever asked decides (`correction.own`).
 */
export const ARCHIVE_FAULTS = [
  'archive.correcting',
  'correction.not-filed',
  'correction.about',
  'correction.open',
  'correction.own',
] as const;

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits');
const Id = z.string().min(1).max(64);
const Filed = {
  archiveId: z.string(),
  /** Counted for each child, class and term: what was corrected is filed again. */
  number: z.int(),
  filedAt: Time,
  /** SHA-256 of the document, in hex. */
  digest: Hash,
};

const Correction = z.strictObject({
  correctionId: z.string(),
  pupilId: z.string(),
  name: z.string(),
  /** What it opens, as it stands now; null where something is missing. */
  activity: z.strictObject({ activityId: z.string(), title: z.string(), on: Day }).nullable(),
  reason: z.string(),
  state: z.enum(CORRECTION_STATES),
  asked: z.strictObject({ by: z.string(), at: Time }),
  decided: z.strictObject({ by: z.string(), at: Time, answer: z.string() }).nullable(),
  ended: z.strictObject({ by: z.string(), at: Time }).nullable(),
  /** Whether whoever looks may grant or refuse it, or say that it is done. */
  mayDecide: z.boolean(),
  mayEnd: z.boolean(),
});

export const readClassArchives = route({
  id: 'read-class-archives',
  method: 'get',
  path: '/api/classes/:classId/archives',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  summary: "What is filed (归档) of a class's terms that were at notice, what can be, and the corrections since",
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      /** The office and the principal file; a homeroom teacher looks on, and asks for corrections. */
      mayFile: z.boolean(),
      terms: z.array(
        z.strictObject({
          term: Term,
          /** Since when the records are closed; null while nothing is filed. */
          closedAt: Time.nullable(),
          /** In the order of the class. */
          pupils: z.array(
            z.strictObject({
              pupilId: z.string(),
              name: z.string(),
              /** Of the list as it is now; sent along where it is filed. */
              hash: Hash,
              entries: z.int(),
              /** What would become of it: `filed` where it may be filed now, `already` where it is. */
              outcome: z.enum(FILE_OUTCOMES),
              /** Whether a comment of the term was released: what is released later is in no report that was filed before. */
              hasComment: z.boolean(),
              /** What was filed last, be it of another list than now. */
              last: z.strictObject(Filed).nullable(),
            }),
          ),
          corrections: z.array(Correction),
        }),
      ),
    })
    .meta({ id: 'ClassArchives' }),
});

export const fileClassRecords = route({
  id: 'file-class-records',
  method: 'post',
  path: '/api/classes/:classId/archives',
  access: { roles: filers, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'File the reports of children of a class, each as its list was shown; from the first on the records of the term are closed. Each row says whether it went, and why not',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      rows: z
        .array(z.strictObject({ pupilId: Id, hash: Hash }))
        .min(1)
        .max(FILED_AT_ONCE),
    })
    .meta({ id: 'ClassFiling' }),
  reply: z
    .strictObject({
      results: z.array(z.strictObject({ pupilId: z.string(), outcome: z.enum(FILE_OUTCOMES) })),
    })
    .meta({ id: 'ClassFiled' }),
});

export const listCorrectable = route({
  id: 'list-correctable',
  method: 'get',
  path: '/api/classes/:classId/corrections/entries',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  summary: "A child's records of a term that is filed, of which a correction may be asked",
  query: z.strictObject({ term: TermCode, pupilId: Id }),
  reply: z
    .strictObject({
      pupilId: z.string(),
      entries: z.array(z.strictObject({ activityId: z.string(), title: z.string(), on: Day })),
    })
    .meta({ id: 'Correctable' }),
});

export const askCorrection = route({
  id: 'ask-correction',
  method: 'post',
  path: '/api/classes/:classId/corrections',
  access: { roles: readers, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Ask for a correction of a term that is filed, of one activity or of something missing; somebody else decides',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      pupilId: Id,
      activityId: Id.nullable(),
      reason: text(300),
    })
    .meta({ id: 'NewCorrection' }),
  reply: z.strictObject({ correctionId: z.string() }).meta({ id: 'CorrectionAsked' }),
});

export const decideCorrection = route({
  id: 'decide-correction',
  method: 'post',
  path: '/api/classes/:classId/corrections/:correctionId/decision',
  access: { roles: filers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Grant or refuse a correction that somebody else asked for, with words; granted, it opens what it names',
  body: z
    .strictObject({ clientId: ClientId, step: z.enum(['grant', 'refuse']), answer: text(300) })
    .meta({ id: 'CorrectionDecision' }),
  reply: z
    .strictObject({ correctionId: z.string(), state: z.enum(CORRECTION_STATES) })
    .meta({ id: 'CorrectionDecided' }),
});

export const endCorrection = route({
  id: 'end-correction',
  method: 'post',
  path: '/api/classes/:classId/corrections/:correctionId/end',
  access: { roles: readers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Say that a correction is done: what it opened is closed again, and may be confirmed and filed anew',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'CorrectionEnd' }),
  reply: z.strictObject({ correctionId: z.string(), state: z.enum(CORRECTION_STATES) }).meta({ id: 'CorrectionEnded' }),
});

export const listArchives = route({
  id: 'list-archives',
  method: 'get',
  path: '/api/pupils/:pupilId/archives',
  access: { roles: holders, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "A child's reports that were filed, the latest first; a school sees those of its own",
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string() }),
      archives: z.array(
        z.strictObject({
          ...Filed,
          term: Term,
          class: ClassName,
          schoolName: Bilingual,
          /** Whether nothing was filed of the class's term after it. */
          isLatest: z.boolean(),
        }),
      ),
    })
    .meta({ id: 'ChildArchives' }),
});

export const printArchive = route({
  id: 'print-archive',
  method: 'get',
  path: '/api/pupils/:pupilId/archives/:archiveId/report',
  access: { roles: holders, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'A report that was filed, as PDF: from its document alone, with its number and digest',
  query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
  download: 'document',
  reply: FileReply,
});

export const exportArchive = route({
  id: 'export-archive',
  method: 'get',
  path: '/api/pupils/:pupilId/archives/:archiveId/file',
  access: { roles: holders, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'The document itself (JSON), byte for byte what the digest is of',
  download: 'archive',
  reply: FileReply,
});

export const archiveRoutes = [
  readClassArchives,
  fileClassRecords,
  listCorrectable,
  askCorrection,
  decideCorrection,
  endCorrection,
  listArchives,
  printArchive,
  exportArchive,
] as const;
