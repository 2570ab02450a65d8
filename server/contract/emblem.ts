import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, text } from './words.ts';

const keepers = ['school-office', 'principal'] as const;

const Emblem = {
  /** PNG in base64, of at most 320 pixels an edge; null where the school has none. */
  png: z.string().nullable(),
  /** As the school writes it, in one language or in two. */
  motto: z.string().nullable(),
};

export const readEmblem = route({
  id: 'read-emblem',
  method: 'get',
  path: '/api/schools/:schoolId/emblem',
  access: { roles: keepers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The emblem and the motto that a school has printed on its papers',
  reply: z.strictObject({ school: Bilingual, ...Emblem }).meta({ id: 'SchoolEmblem' }),
});

/**
 * Refused with 422 (`path` 'emblem'): no still JPEG, PNG or WebP and no SVG; smaller than 96 pixels; an SVG with letters that are no outlines,
 * with a picture inside, or with parts that would be missing on paper (`code` 'photo.…' or 'emblem.…').
 */
export const sendEmblem = route({
  id: 'send-emblem',
  method: 'post',
  path: '/api/schools/:schoolId/emblem/picture',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Send an emblem (SVG, PNG, JPEG or WebP) in place of the one that is there; it is drawn anew and kept small',
  query: z.strictObject({ clientId: ClientId }),
  upload: 'emblem',
  reply: z.strictObject(Emblem).meta({ id: 'EmblemSent' }),
});

export const setEmblem = route({
  id: 'set-emblem',
  method: 'put',
  path: '/api/schools/:schoolId/emblem',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: "Say a school's motto, or take motto or emblem away; papers that are made from now on have it so",
  /** What is left out stays as it is. */
  body: z
    .strictObject({
      clientId: ClientId,
      motto: text(40).nullable().exactOptional(),
      /** A picture is sent by itself; here it is taken away. */
      png: z.null().exactOptional(),
    })
    .meta({ id: 'EmblemSaid' }),
  reply: z.strictObject(Emblem).meta({ id: 'EmblemSet' }),
});

export const emblemRoutes = [readEmblem, sendEmblem, setEmblem] as const;
