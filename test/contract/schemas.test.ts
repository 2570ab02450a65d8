import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../server/contract/all-routes.ts';
import type { RouteSpec } from '../../server/contract/route.ts';
import { FileReply } from '../../server/contract/words.ts';

type Json = { [name: string]: unknown };
const specs: readonly RouteSpec[] = routes;
const schemaOf = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io }) as Json;

/** Every object schema in a JSON schema, with where it is. */
function objectsIn(schema: unknown, at = ''): { at: string; schema: Json }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema || ('type' in schema && schema.type === 'object') ? [{ at, schema: schema as Json }] : [];
  return [...own, ...Object.entries(schema).flatMap(([name, part]) => objectsIn(part, `${at}/${name}`))];
}

/** A sign-in code is kept nowhere, and so is no answer that holds one. */
const MAKES_CODES = [
  'issue-sign-in-code',
  'make-witness-link',
  'print-guardian-sheet',
  'print-pupil-sheet',
  'print-staff-sheet',
];

const propertiesOf = ({ schema }: { schema: Json }) => Object.keys((schema['properties'] ?? {}) as Json);

describe.each(specs.map((spec) => [spec.id, spec] as const))(
  '%s',
  (id, { access, body, query, reply, upload, download }) => {
    test('answers with nothing that its schema does not name', () => {
      // A file's own tests say what may be in it.
      if (download) return expect(reply).toBe(FileReply);
      // The document about the API is the one answer whose shape another standard says.
      const loose = objectsIn(schemaOf(reply, 'output')).filter(
        ({ schema }) => schema['additionalProperties'] !== false,
      );
      return expect(loose.map(({ at }) => at)).toEqual(id === 'read-openapi' ? ['/$defs/OpenApiDocument'] : []);
    });

    test('takes nothing that its schema does not name', () => {
      for (const sent of [body, query]) {
        if (!sent) continue;
        const objects = objectsIn(schemaOf(sent, 'output'));
        expect(objects.length).toBeGreaterThan(0);
        expect(objects.filter(({ schema }) => schema['additionalProperties'] !== false).map(({ at }) => at)).toEqual(
          [],
        );
      }
    });

    test('has no place for one pupil where it answers about many', () => {
      if (download || !('detail' in access) || access.detail !== 'aggregate') return expect(access).toBeDefined();
      const names = objectsIn(schemaOf(reply, 'output')).flatMap(propertiesOf);
      expect(names.filter((name) => /pupil(s|_?id|name)$/i.test(name) && name !== 'pupils')).toEqual([]);
      expect(names).not.toContain('markId');
      // `pupils` is a number of them, wherever it stands.
      const counts = objectsIn(schemaOf(reply, 'output')).flatMap(
        ({ schema }) => (schema['properties'] as Json)?.['pupils'] ?? [],
      );
      for (const count of counts) expect(count).toMatchObject({ type: 'integer' });
    });

    test('can be sent again where it writes evidence or people', () => {
      const isRetried =
        access.act === 'write' &&
        !MAKES_CODES.includes(id) &&
        'on' in access &&
        (access.on !== 'self' || upload !== undefined);
      if (!isRetried) return expect(access).toBeDefined();
      const required = [body, query].flatMap((sent) =>
        sent ? objectsIn(schemaOf(sent, 'input')).flatMap(({ schema }) => (schema['required'] ?? []) as string[]) : [],
      );
      expect(required).toContain('clientId');
    });
  },
);

test('where something is written, only these carry no clientId: one’s own session, password, second step and way of being told, a sign-in code and a link to somebody outside, which no kept answer may hold, and what can be done once', () => {
  const without = specs.filter(({ access, body, query }) => access.act === 'write' && ![body, query].some(hasClientId));
  expect(without.map(({ id }) => id).sort()).toEqual([
    'answer-witness-link',
    'change-password',
    'confirm-message-way',
    'confirm-second-step',
    'end-message-way',
    'end-other-sessions',
    'end-own-session',
    'end-second-step',
    'end-session',
    'finish-session',
    ...MAKES_CODES,
    'see-digest',
    'see-second-step-off',
    'set-up',
    'start-message-way',
    'start-second-step',
    'start-session',
  ]);
});

function hasClientId(sent: z.ZodType | undefined): boolean {
  return (
    sent !== undefined && objectsIn(schemaOf(sent, 'input')).some((each) => propertiesOf(each).includes('clientId'))
  );
}
