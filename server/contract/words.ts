import { z } from 'zod';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../core/rubric/awards.ts';
import { cleanName, cleanText, hasPrivateSigns } from '../core/text/clean.ts';
import { DOWNLOADS, ROLES } from './route.ts';

const isReadable = { error: 'this holds a sign that other machines cannot show', params: { code: 'text.private' } };
/** A text that a person types: as it is kept (`core/text/clean.ts`), something to see, and short enough to show. */
export const text = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .min(1)
    .max(max)
    .refine((said) => !hasPrivateSigns(said), isReadable);
/** The same for somebody's name. */
export const nameText = (max: number) => text(max).overwrite(cleanName);

/** 'YYYY-MM-DD', a day that exists, in the zone Asia/Shanghai. */
export const Day = z.iso.date();
/** Words to look for in texts, as they are typed; letters large or small. */
export const SearchWords = z.string().overwrite(cleanText).max(40);

/** A name's pinyin with tones, other words as they are. Lists are in its order, and a list that is searched in the page is searched by it. */
export const SortKey = z.string();
/** Epoch milliseconds. */
export const Time = z.int();
/** A file that is answered: `name` is what it is saved as. */
export const FileReply = z.strictObject({
  name: z.string().min(1).max(120),
  type: z.enum([...DOWNLOADS.photo, ...DOWNLOADS.table, ...DOWNLOADS.document, ...DOWNLOADS.archive]),
  bytes: z.instanceof(Uint8Array),
});
export type FileReply = z.output<typeof FileReply>;

/** A photo by name; its size in pixels keeps its place while it comes. */
export const PhotoRef = z
  .strictObject({ photoId: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'PhotoRef' });

/** A term by its code: school year and half, '2026-2027-1' (autumn) or '-2' (spring). */
export const TermCode = z.string().regex(/^\d{4}-\d{4}-[12]$/, 'a term is written like 2026-2027-1');
export const ClientId = z.uuid();
export const Cursor = z.string().max(200);

export const DIMENSIONS = ['moral', 'arts', 'labour', 'scitech', 'health', 'academic'] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.output<typeof Dimension>;

export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });
export type Bilingual = z.output<typeof Bilingual>;
/** What tells a child from another of the same name in the class; null where nobody shares it. */
export const Apart = Bilingual.nullable();

export const Term = z
  .strictObject({ code: TermCode, startsOn: Day, endsOn: Day, isCurrent: z.boolean() })
  .meta({ id: 'Term' });
export type Term = z.output<typeof Term>;

/** A class is (school, stage, entry year, number); its grade (1–12) is derived for the term asked about. */
export const ClassName = z.strictObject({ classId: z.string(), grade: z.int(), number: z.int() });
export type ClassName = z.output<typeof ClassName>;

/** The grant by which the page may be seen: «why may I see this?» */
export const Why = z
  .strictObject({ role: z.enum(ROLES), place: Bilingual, from: Day, to: Day.nullable() })
  .meta({ id: 'Why' });

/** 'ok' · 'provisional' (fewer than 3 ratings or 2 raters) · 'insufficient_evidence' (then there is no score). */
export const ScoreStatus = z.enum(['ok', 'provisional', 'insufficient_evidence']);

/** How many marks, or pupils, stand at each level of the rubric, best level first. */
export const LevelCounts = z.array(z.strictObject({ level: z.string(), count: z.int() }));

/** What an indicator collects: a level somebody judges, or a fact. */
export const ValueKind = z.enum(['level', 'count', 'hours', 'award', 'measurement', 'attendance']);

/** Who gave a mark: all staff count together; the child itself; its family. */
export const RatedBy = z.enum(['staff', 'self', 'guardian']);

/** One mark's value: a level somebody judged, or a fact. An observation records what was seen and judges nothing. */
export const MarkValue = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('level'), level: z.string().min(1).max(8) }),
    z.strictObject({ kind: z.literal('count'), count: z.int().min(1).max(1000) }),
    z.strictObject({ kind: z.literal('hours'), hours: z.number().positive().max(24).multipleOf(0.25) }),
    z.strictObject({
      kind: z.literal('award'),
      level: z.enum(AWARD_LEVELS),
      rank: z.enum(AWARD_RANKS),
      role: z.enum(AWARD_ROLES),
      /** The work or the event: of one work only the highest award counts. */
      work: text(80),
    }),
    /** `item` and unit are those of the rubric's fitness tables. */
    z.strictObject({ kind: z.literal('measurement'), item: text(40), value: z.number().min(-1000).max(100_000) }),
    z
      .strictObject({
        kind: z.literal('attendance'),
        attended: z.int().min(0).max(1000),
        held: z.int().min(1).max(1000),
        /** Of those held, how many the child was excused from: nobody is asked about them. */
        excused: z.int().min(1).max(1000).exactOptional(),
      })
      .refine(({ attended, held }) => attended <= held, { path: ['attended'], error: 'more than were held' })
      .refine(({ attended, held, excused = 0 }) => attended + excused <= held || attended > held, {
        path: ['excused'],
        error: 'more than were not attended',
      }),
    z.strictObject({ kind: z.literal('observation') }),
  ])
  .meta({ id: 'MarkValue' });
export type MarkValue = z.output<typeof MarkValue>;
