import { z } from 'zod';
import { Author } from './evidence.ts';
import { MARK_FAULTS } from './recording.ts';
import { route } from './route.ts';
import { Apart, ClassName, ClientId, Day, MarkValue, Term, text } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;

/** What happened, as it is said when the grid's activity is made; once it is there `amend-activity` changes it, and this is passed over. */
export const GridActivity = z.strictObject({
  title: text(80),
  happenedOn: Day,
  place: text(80).optional(),
  organiser: text(80).optional(),
  note: text(2000).optional(),
  visibility: z.enum(['staff', 'family']).default('family'),
});

export const readGrid = route({
  id: 'read-grid',
  method: 'get',
  path: '/api/classes/:classId/grids/:gridId',
  access: { roles: teachers, act: 'read', on: 'class', detail: 'individual' },
  sees: 'record',
  summary: 'One activity as a grid: its pupils and the marks that stand; empty where the id is not used here yet',
  reply: z
    .strictObject({
      class: ClassName,
      term: Term,
      activity: z
        .strictObject({
          version: z.int(),
          title: z.string(),
          happenedOn: Day,
          place: z.string().nullable(),
          organiser: z.string().nullable(),
          baseId: z.string().nullable(),
          note: z.string().nullable(),
          visibility: z.enum(['staff', 'family']),
          author: Author,
          isMine: z.boolean(),
          mayAmend: z.boolean(),
          isWithdrawn: z.boolean(),
        })
        .nullable(),
      /** Everybody who was in the class in that term, with the days of each stay: who was there on the day may have a mark. */
      pupils: z.array(
        z.strictObject({
          pupilId: z.string(),
          name: z.string(),
          apart: Apart,
          stays: z.array(z.strictObject({ from: Day, to: Day.nullable() })),
        }),
      ),
      marks: z.array(
        z.strictObject({
          markId: z.string(),
          version: z.int(),
          pupilId: z.string(),
          indicatorId: z.string(),
          value: MarkValue,
          note: z.string().nullable(),
          by: z.string(),
          /** Whether I may amend or take back this one. */
          mayAmend: z.boolean(),
        }),
      ),
    })
    .meta({ id: 'Grid' }),
});

export const GridCell = z.strictObject({
  pupilId: z.string().min(1).max(64),
  indicatorId: z.string().min(1).max(64),
  /** The version that was on the screen; null where there was no mark. */
  version: z.int().min(1).nullable(),
  /** Null takes the mark back. */
  value: MarkValue.nullable(),
  /** Left out: the note stays as it is. */
  note: text(500).nullable().optional(),
});

/** What became of one cell. `current` is what stands there instead, by whom; its value is null where a mark was taken back. */
export const CellReply = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('saved'), markId: z.string().nullable(), version: z.int().nullable() }),
    z.strictObject({
      state: z.literal('conflict'),
      current: z.strictObject({
        value: MarkValue.nullable(),
        note: z.string().nullable(),
        version: z.int(),
        by: z.string(),
      }),
    }),
    z.strictObject({ state: z.literal('refused'), code: z.enum(MARK_FAULTS), message: z.string() }),
  ])
  .meta({ id: 'GridCellReply' });
export type CellReply = z.output<typeof CellReply>;

export const saveGrid = route({
  id: 'save-grid',
  method: 'put',
  path: '/api/classes/:classId/grids/:gridId',
  access: { roles: teachers, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Save cells of a grid, each on its own: a bad one loses nothing of the others. A new id (UUIDv7) makes the activity',
  body: z
    .strictObject({ clientId: ClientId, activity: GridActivity, cells: z.array(GridCell).min(1).max(600) })
    .meta({ id: 'GridChange' }),
  /** One reply for each cell, in their order. */
  reply: z
    .strictObject({ activityId: z.string(), activityVersion: z.int(), cells: z.array(CellReply) })
    .meta({ id: 'GridSaved' }),
});

export const detachPupil = route({
  id: 'detach-pupil',
  method: 'post',
  path: '/api/activities/:activityId/detachments',
  access: { roles: teachers, act: 'write', on: 'activity', detail: 'individual' },
  summary:
    "Take one pupil out of an activity with a reason: the pupil's marks there count no more, their versions are kept",
  body: z
    .strictObject({ clientId: ClientId, pupilId: z.string().min(1).max(64), reason: text(200) })
    .meta({ id: 'Detachment' }),
  reply: z
    .strictObject({ activityId: z.string(), pupilId: z.string(), withdrawnMarks: z.int() })
    .meta({ id: 'PupilDetached' }),
});

export const attachPupil = route({
  id: 'attach-pupil',
  method: 'post',
  path: '/api/activities/:activityId/attachments',
  access: { roles: teachers, act: 'write', on: 'activity', detail: 'individual' },
  summary: 'Undo my own last detachment of a pupil: the marks stand again as they were',
  body: z.strictObject({ clientId: ClientId, pupilId: z.string().min(1).max(64) }).meta({ id: 'Attachment' }),
  reply: z.strictObject({ activityId: z.string(), pupilId: z.string(), marks: z.int() }).meta({ id: 'PupilAttached' }),
});
