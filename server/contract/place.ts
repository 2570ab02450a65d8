import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, SearchWords, SortKey, text } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;
const keepers = ['school-office', 'principal'] as const;

/** Whose a base or template is: the district's stands in every one of its schools, and only its officer changes it. */
const Owner = z.enum(['district', 'school']);
const Hours = z.number().positive().max(24).multipleOf(0.25);
const Id = z.string().min(1).max(64);

/** Where things happen, or who holds them. */
export const Base = z
  .strictObject({
    baseId: z.string(),
    kind: z.enum(['base', 'organiser']),
    name: z.string(),
    sortKey: SortKey,
    address: z.string().nullable(),
    owner: Owner,
    /** Ended: nobody is offered it any more; what names it goes on naming it. */
    hasEnded: z.boolean(),
  })
  .meta({ id: 'Base' });
export type Base = z.output<typeof Base>;

/** An activity that comes again, with what a teacher would otherwise type. */
export const ActivityTemplate = z
  .strictObject({
    templateId: z.string(),
    title: z.string(),
    sortKey: SortKey,
    indicatorIds: z.array(z.string()),
    place: z.string().nullable(),
    organiser: z.string().nullable(),
    baseId: z.string().nullable(),
    hours: z.number().nullable(),
    owner: Owner,
    hasEnded: z.boolean(),
  })
  .meta({ id: 'ActivityTemplate' });
export type ActivityTemplate = z.output<typeof ActivityTemplate>;

export const listStarts = route({
  id: 'list-starts',
  method: 'post',
  path: '/api/classes/:classId/starts/search',
  access: { roles: teachers, act: 'read', on: 'class', detail: 'aggregate' },
  summary: 'What a log may start from: my recent activities in this school, templates, bases and organisers',
  body: z
    .strictObject({
      /** Of the title or name: characters, the beginning of its pinyin or its first letters. */
      query: SearchWords.optional(),
    })
    .meta({ id: 'StartsWanted' }),
  reply: z
    .strictObject({
      /** Mine, each title with the same indicators and place once, the last entered first. */
      recent: z
        .array(
          z.strictObject({
            title: z.string(),
            indicatorIds: z.array(z.string()),
            place: z.string().nullable(),
            organiser: z.string().nullable(),
            baseId: z.string().nullable(),
            happenedOn: Day,
          }),
        )
        .max(8),
      templates: z.array(ActivityTemplate).max(50),
      bases: z.array(Base).max(50),
      /** There is more than fits; words find it. */
      hasMore: z.boolean(),
    })
    .meta({ id: 'Starts' }),
});

const NewBase = z
  .strictObject({
    clientId: ClientId,
    kind: z.enum(['base', 'organiser']),
    name: text(80),
    address: text(200).optional(),
  })
  .meta({ id: 'NewBase' });
const BaseChange = z
  .strictObject({ clientId: ClientId, name: text(80), address: text(200).nullable(), hasEnded: z.boolean() })
  .meta({ id: 'BaseChange' });
const NewTemplate = z
  .strictObject({
    clientId: ClientId,
    title: text(80),
    /** Of the rubrics of the current term. */
    indicatorIds: z.array(Id).min(1).max(10),
    place: text(80).optional(),
    organiser: text(80).optional(),
    baseId: Id.optional(),
    hours: Hours.optional(),
  })
  .meta({ id: 'NewTemplate' });
const TemplateChange = z
  .strictObject({ clientId: ClientId, title: text(80), hasEnded: z.boolean() })
  .meta({ id: 'TemplateChange' });
const BaseSaid = z.strictObject({ baseId: z.string() }).meta({ id: 'BaseSaid' });
const TemplateSaid = z.strictObject({ templateId: z.string() }).meta({ id: 'TemplateSaid' });

export const keepTemplate = route({
  id: 'keep-template',
  method: 'post',
  path: '/api/classes/:classId/templates',
  access: { roles: [...teachers, 'school-office'], act: 'write', on: 'class', detail: 'aggregate' },
  summary: "Keep an activity as a template for the class's school",
  body: NewTemplate,
  reply: TemplateSaid,
});

const Places = z
  .strictObject({
    name: Bilingual,
    /** A town's officer reads the district's. */
    mayChange: z.boolean(),
    bases: z.array(Base),
    templates: z.array(ActivityTemplate),
  })
  .meta({ id: 'Places' });

export const listSchoolPlaces = route({
  id: 'list-school-places',
  method: 'get',
  path: '/api/schools/:schoolId/places',
  access: { roles: keepers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: "A school's bases, organisers and templates, ended ones too, and those of its district",
  reply: Places,
});

export const addSchoolBase = route({
  id: 'add-school-base',
  method: 'post',
  path: '/api/schools/:schoolId/bases',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Add a base or organiser to a school',
  body: NewBase,
  reply: BaseSaid,
});

export const changeSchoolBase = route({
  id: 'change-school-base',
  method: 'put',
  path: '/api/schools/:schoolId/bases/:baseId',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: "Rename or end one of a school's own bases or organisers, or begin it again",
  body: BaseChange,
  reply: BaseSaid,
});

export const changeSchoolTemplate = route({
  id: 'change-school-template',
  method: 'put',
  path: '/api/schools/:schoolId/templates/:templateId',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: "Rename or end one of a school's own templates, or begin it again",
  body: TemplateChange,
  reply: TemplateSaid,
});

export const listAreaPlaces = route({
  id: 'list-area-places',
  method: 'get',
  path: '/api/areas/:areaId/places',
  access: { roles: ['officer'], act: 'read', on: 'area', detail: 'aggregate' },
  summary: "The bases, organisers and templates of an area's district",
  reply: Places,
});

export const addAreaBase = route({
  id: 'add-area-base',
  method: 'post',
  path: '/api/areas/:areaId/bases',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Add a base or organiser to a district (a town or group has none of its own: 403)',
  body: NewBase,
  reply: BaseSaid,
});

export const changeAreaBase = route({
  id: 'change-area-base',
  method: 'put',
  path: '/api/areas/:areaId/bases/:baseId',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: "Rename or end one of a district's bases or organisers, or begin it again",
  body: BaseChange,
  reply: BaseSaid,
});

export const addAreaTemplate = route({
  id: 'add-area-template',
  method: 'post',
  path: '/api/areas/:areaId/templates',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Add a template to a district',
  body: NewTemplate,
  reply: TemplateSaid,
});

export const changeAreaTemplate = route({
  id: 'change-area-template',
  method: 'put',
  path: '/api/areas/:areaId/templates/:templateId',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: "Rename or end one of a district's templates, or begin it again",
  body: TemplateChange,
  reply: TemplateSaid,
});
