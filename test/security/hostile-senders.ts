import { randomUUID } from 'node:crypto';
import { sendEmblem } from '../../server/contract/emblem.ts';
import { addPhoto } from '../../server/contract/photo.ts';
import { type Asked, pathWith } from '../../server/contract/request.ts';
import { importClassList, importRoster } from '../../server/contract/roster.ts';
import { type RouteSpec, UPLOADS } from '../../server/contract/route.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { type Hostile, hostileDrawings, hostilePackages, hostilePictures, hostileTables } from './hostile.ts';

type Where = {
  readonly classId: string;
  readonly schoolId: string;
  readonly activityId: string;
  readonly today: string;
  readonly homeroom: string;
  readonly office: string;
  readonly manager: string;
};
type Send = <R extends RouteSpec>(as: string, route: R, asked: Asked<R>) => Promise<number>;
type Sender = readonly [files: readonly Hostile[], sendOne: (body: Uint8Array<ArrayBuffer>) => Promise<number>];

/** Who sends which files where: a teacher tables and pictures, a school's office lists and emblems, whoever keeps the rosters packages. */
export async function hostileSenders(at: Where, send: Send): Promise<readonly Sender[]> {
  const { classId, schoolId, activityId, today: happenedOn, homeroom, office, manager } = at;
  const tables = await hostileTables();
  const clientId = () => randomUUID();
  return [
    [
      tables.filter((_, n) => n % 2 === 0),
      (body) =>
        send(homeroom, importSheet, {
          params: { classId, kind: 'fitness' },
          query: { clientId: clientId(), title: '体测', happenedOn, lang: 'zh' },
          body,
        }),
    ],
    [
      tables.filter((_, n) => n % 2 === 1),
      (body) => send(office, importClassList, { params: { schoolId }, query: { clientId: clientId() }, body }),
    ],
    [hostilePackages(), (body) => send(manager, importRoster, { query: { clientId: clientId() }, body })],
    [
      await hostilePictures(),
      (body) => send(homeroom, addPhoto, { params: { activityId }, query: { clientId: clientId() }, body }),
    ],
    [
      hostileDrawings(),
      (body) => send(office, sendEmblem, { params: { schoolId }, query: { clientId: clientId() }, body }),
    ],
  ];
}

/** Sends as an account of a service in another process: answers the status, when all of the answer has come. */
export function sendingTo(origin: string, cookieOf: (as: string) => string | Promise<string>): Send {
  return async (as, route, asked) => {
    const { body } = asked as { body?: unknown };
    const type = route.upload ? UPLOADS[route.upload].types[0] : 'application/json';
    const headers = { origin, cookie: await cookieOf(as), 'content-type': type };
    const response = await fetch(origin + pathWith(route.path, asked), {
      method: route.method,
      headers,
      body: body as Uint8Array<ArrayBuffer>,
    });
    await response.arrayBuffer();
    return response.status;
  };
}

export const bytesOf = (bytes: Uint8Array) => new Uint8Array(bytes);
