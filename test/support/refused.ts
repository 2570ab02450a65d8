import { expect } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { dump } from './dump.ts';
import type { World } from './world.ts';

/** What coming and being refused may leave: a session seen again, a look at a list, a failed sign-in. */
export const LEFT_BEHIND = ['sessions', 'accesses', 'sightings', 'sign_in_attempts'];
export const JSON_TYPE = { 'content-type': 'application/json' };

type Options = NonNullable<Parameters<World['send']>[3]>;
export type Sent = { readonly path?: string; readonly method?: string } & Options;

/** Sends what is wrong as d1s1c2's homeroom teacher, and holds the service to its word: a problem in its one shape, and nothing written. */
export async function refused(world: World, { path, method = 'post', headers = JSON_TYPE, body }: Sent) {
  const before = await dump(world, LEFT_BEHIND);
  const where = path ?? activitiesPath(world);
  const response = await world.send('homeroom-d1s1c2', method, where, { headers, body });
  const text = await response.text();
  expect(response.headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  expect(problem.title).not.toBe('');
  expect(await dump(world, LEFT_BEHIND), 'something was written').toEqual(before);
  return { status: response.status, code: problem.code, paths: problem.errors?.map((error) => error.path) };
}

export const activitiesPath = ({ place }: World) => `/api/classes/${place(1, 1, 2).classId}/activities`;
