import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, Dimension, TermCode, text } from './words.ts';

const keepers = ['officer', 'roster-manager'] as const;

const DaysOff = z.strictObject({ from: Day, to: Day, name: text(40) });
const Dates = {
  startsOn: Day,
  endsOn: Day,
  daysOff: z.array(DaysOff).max(40),
  /** Days of the holidays before it count to this term; otherwise to the one before. */
  holdsBreakBefore: z.boolean(),
};

const SchemeDays = {
  /** How long a class's records are at notice. */
  noticeDays: z.int(),
  /** In how many an objection to it is answered. */
  answerDays: z.int(),
};

export const listTerms = route({
  id: 'list-terms',
  method: 'get',
  path: '/api/terms',
  access: {
    roles: ['teacher', 'homeroom', 'school-office', 'principal', ...keepers],
    act: 'read',
    on: 'self',
    detail: 'aggregate',
  },
  summary: 'The calendar of my district: terms with their days off, and the rubrics in force in each',
  reply: z
    .strictObject({
      districts: z.array(
        z.strictObject({
          areaId: z.string(),
          name: Bilingual,
          /** An officer or roster manager of the district itself changes it; everybody else reads. */
          mayChange: z.boolean(),
          /** How a term ends there, in school days; version 0 is the usual, where the district never said. */
          scheme: z.strictObject({ version: z.int(), ...SchemeDays }),
          /** The term after the last one, with the dates of the same half a year before. */
          next: z.strictObject({ code: TermCode, startsOn: Day, endsOn: Day }),
          /** The latest first. */
          terms: z.array(
            z.strictObject({
              code: TermCode,
              isCurrent: z.boolean(),
              /** Weeks from Monday to Sunday that the term touches. */
              weeks: z.int(),
              ...Dates,
              rubrics: z.array(z.strictObject({ dimension: Dimension, title: Bilingual, version: z.int() })),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'Calendar' }),
});

const TermSaid = z.strictObject({ code: TermCode }).meta({ id: 'TermSaid' });

export const addTerm = route({
  id: 'add-term',
  method: 'post',
  path: '/api/areas/:areaId/terms',
  access: { roles: keepers, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Add the term after the last one; the newest published rubrics come into force in it (a town or group: 403)',
  body: z.strictObject({ clientId: ClientId, ...Dates }).meta({ id: 'NewTerm' }),
  reply: TermSaid,
});

export const changeTerm = route({
  id: 'change-term',
  method: 'put',
  path: '/api/areas/:areaId/term',
  access: { roles: keepers, act: 'write', on: 'area', detail: 'aggregate' },
  summary:
    'Change the dates, days off and holidays of a term; refused where records would fall into another (errorCount says how many)',
  body: z
    .strictObject({
      clientId: ClientId,
      code: TermCode,
      ...Dates,
      /** As whoever sends this last saw it: 409 where somebody has changed it since. */
      seen: z.strictObject(Dates),
    })
    .meta({ id: 'TermChange' }),
  reply: TermSaid,
});

export const changeScheme = route({
  id: 'change-term-scheme',
  method: 'put',
  path: '/api/areas/:areaId/term-scheme',
  access: { roles: keepers, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Say how a term ends in the district: school days of a notice (5 to 30), and for the answer to an objection',
  body: z
    .strictObject({
      clientId: ClientId,
      /** The version that was on the screen: 409 stale where somebody has changed it since. */
      version: z.int().min(0),
      noticeDays: z.int().min(0).max(1000),
      answerDays: z.int().min(0).max(1000),
    })
    .meta({ id: 'SchemeChange' }),
  reply: z.strictObject({ version: z.int() }).meta({ id: 'SchemeSaid' }),
});
