import { z } from 'zod';
import { type DigestLine, LINES_OF } from '../core/digest/lines.ts';
import { route } from './route.ts';
import { Done } from './session.ts';
import { Bilingual, ClassName, Day, TermCode } from './words.ts';

/** Who has a week: families, teachers, and who answers for a school or an area. */
export const readers = ['guardian', 'teacher', 'homeroom', 'school-office', 'principal', 'officer'] as const;

/** Monday to Sunday. */
const Week = z.strictObject({ from: Day, to: Day });

export const DIGEST_LINES: readonly DigestLine[] = [...new Set(Object.values(LINES_OF).flat())];

const Line = z
  .strictObject({
    line: z.enum(DIGEST_LINES),
    count: z.int().min(1),
    /** Of how many; null where that is not the point. */
    of: z.int().nullable(),
    day: Day.nullable(),
    /** The term it is of, where the page it leads to has one for each. */
    term: TermCode.nullable(),
  })
  .meta({ id: 'DigestLine' });

export const readDigest = route({
  id: 'read-digest',
  method: 'get',
  path: '/api/digest',
  access: { roles: readers, act: 'read', on: 'self', detail: 'aggregate' },
  summary:
    'What is new for me in a week – this one so far, or one of the last three – by own child, class, school and area; counts alone',
  /** A Monday; this week's where it is left out. */
  query: z.strictObject({ week: Day.optional() }),
  reply: z
    .strictObject({
      week: Week,
      isNow: z.boolean(),
      /** All that may be asked for, this week first. */
      weeks: z.array(Week),
      /** Places of which there is nothing to say are left out. */
      parts: z.array(
        z.strictObject({
          place: z.discriminatedUnion('kind', [
            // Nobody's name: who may read it knows the children from `/api/me`.
            z.strictObject({ kind: z.literal('pupil'), id: z.string() }),
            z.strictObject({
              kind: z.literal('class'),
              id: z.string(),
              name: ClassName,
              schoolName: Bilingual,
            }),
            z.strictObject({ kind: z.literal('self') }),
            z.strictObject({ kind: z.literal('school'), id: z.string(), name: Bilingual }),
            z.strictObject({ kind: z.literal('area'), id: z.string(), name: Bilingual }),
          ]),
          lines: z.array(Line).min(1),
        }),
      ),
    })
    .meta({ id: 'Digest' }),
});

export const seeDigest = route({
  id: 'see-digest',
  method: 'put',
  path: '/api/digest/seen',
  access: { roles: readers, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Say that I have this week open: no message about it is sent any more',
  reply: Done,
});
