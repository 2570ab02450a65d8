import { z } from 'zod';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, Dimension, Term, TermCode, Time, Why } from './words.ts';

/** How far one child is in one series, in the school year to date. */
export const SeriesProgress = z
  .strictObject({
    dimension: Dimension,
    indicatorId: z.string(),
    title: Bilingual,
    tasks: z.int(),
    /** How many of them a record names, and the last of those in the order of the story. */
    done: z.int(),
    last: Bilingual,
  })
  .meta({ id: 'SeriesProgress' });

export const readClassSeries = route({
  id: 'read-class-series',
  method: 'get',
  path: '/api/classes/:classId/series',
  access: {
    roles: ['teacher', 'homeroom', 'school-office', 'principal'],
    act: 'read',
    on: 'class',
    detail: 'individual',
  },
  summary: 'The series offered to a class, and which of their tasks each child has done in the school year to date',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      term: Term,
      asOf: Time,
      why: Why,
      series: z.array(
        z.strictObject({
          dimension: Dimension,
          indicatorId: z.string(),
          title: Bilingual,
          tasks: z.array(
            z.strictObject({ taskId: z.string(), step: z.enum(['read', 'tell', 'do', 'judge']), title: Bilingual }),
          ),
          pupils: z.array(
            z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart, done: z.array(z.string()) }),
          ),
        }),
      ),
    })
    .meta({ id: 'ClassSeries' }),
});
