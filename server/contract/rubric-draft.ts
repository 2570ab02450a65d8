import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Dimension, TermCode, Time } from './words.ts';

const Key = z.string().min(1).max(64);
const Version = z.int().min(1);
/** A rubric as a file: JSON, in the format that rubrics/README.md describes. */
const RubricText = z.string().min(2).max(400_000);
const Faults = z.array(
  /** Where (`indicators[2].weight`) and what is wrong there. */
  z.strictObject({ path: z.string(), reason: z.string() }),
);
/** The draft as whoever sends this last saw it. */
const DraftSeen = z.strictObject({ clientId: ClientId, key: Key, version: Version }).meta({ id: 'DraftSeen' });
const officer = ['officer'] as const;

/** Only a district has rubrics: another area has none and is not found. */
export const listDistrictRubrics = route({
  id: 'list-district-rubrics',
  method: 'get',
  path: '/api/areas/:areaId/rubrics',
  access: { roles: officer, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'A district’s rubrics: published versions with the terms they are in force in, and drafts',
  reply: z
    .strictObject({
      area: z.strictObject({ areaId: z.string(), name: Bilingual }),
      /** Terms that have not begun: what is published now comes into force in them. */
      coming: z.array(TermCode),
      rubrics: z.array(
        z.strictObject({
          key: z.string(),
          dimension: Dimension,
          title: Bilingual,
          versions: z.array(z.strictObject({ version: z.int(), publishedAt: Time, terms: z.array(TermCode) })),
          draft: z.strictObject({ basedOn: z.int(), updatedAt: Time, updatedBy: z.string() }).nullable(),
        }),
      ),
    })
    .meta({ id: 'DistrictRubrics' }),
});

export const readRubricVersion = route({
  id: 'read-rubric-version',
  method: 'get',
  path: '/api/areas/:areaId/rubric-version',
  access: { roles: officer, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'One published version as a file',
  query: z.strictObject({ key: Key, version: z.coerce.number().int().min(1) }),
  reply: z
    .strictObject({ key: z.string(), version: z.int(), publishedAt: Time, file: z.string() })
    .meta({ id: 'RubricVersion' }),
});

export const startRubricDraft = route({
  id: 'start-rubric-draft',
  method: 'post',
  path: '/api/areas/:areaId/rubric-drafts',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Begin the next version of a rubric as a copy of the newest; one draft for each rubric',
  body: z.strictObject({ clientId: ClientId, key: Key }).meta({ id: 'NewDraft' }),
  reply: z.strictObject({ key: z.string(), version: z.int() }).meta({ id: 'StartedDraft' }),
});

export const readRubricDraft = route({
  id: 'read-rubric-draft',
  method: 'get',
  path: '/api/areas/:areaId/rubric-draft',
  access: { roles: officer, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'A draft, the version it began as, and what is wrong with it',
  query: z.strictObject({ key: Key }),
  reply: z
    .strictObject({
      area: z.strictObject({ areaId: z.string(), name: Bilingual }),
      key: z.string(),
      version: z.int(),
      basedOn: z.int(),
      newest: z.int(),
      updatedAt: Time,
      updatedBy: z.string(),
      file: z.string(),
      base: z.string(),
      faults: Faults,
      coming: z.array(TermCode),
      /** Indicators that schools and areas wrote and offer now: those that would not fit the draft would end with it. */
      additions: z.array(z.strictObject({ indicatorId: z.string(), title: Bilingual, parentId: z.string() })),
    })
    .meta({ id: 'RubricDraft' }),
});

export const saveRubricDraft = route({
  id: 'save-rubric-draft',
  method: 'put',
  path: '/api/areas/:areaId/rubric-draft',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Save a draft; it may be faulty, as long as it has the shape of a rubric',
  body: z
    .strictObject({ clientId: ClientId, key: Key, version: Version, file: RubricText })
    .meta({ id: 'DraftChange' }),
  reply: z.strictObject({ version: z.int(), faults: Faults }).meta({ id: 'SavedDraft' }),
});

export const discardRubricDraft = route({
  id: 'discard-rubric-draft',
  method: 'post',
  path: '/api/areas/:areaId/rubric-draft/discard',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Throw a draft away',
  body: DraftSeen,
  reply: z.strictObject({ key: z.string() }).meta({ id: 'DiscardedDraft' }),
});

export const publishRubric = route({
  id: 'publish-rubric',
  method: 'post',
  path: '/api/areas/:areaId/rubric-draft/publish',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Publish a draft as the next version, for the terms that have not begun; running and past terms keep theirs',
  body: DraftSeen,
  reply: z
    .strictObject({
      key: z.string(),
      version: z.int(),
      /** Where it is in force; empty where the next term is not in the calendar yet: it is kept for it. */
      terms: z.array(TermCode),
    })
    .meta({ id: 'PublishedRubric' }),
});
