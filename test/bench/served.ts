import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { like } from 'drizzle-orm';
import { inlineEngine, type Store } from '../../db/engine.ts';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { type Seeded, seed } from '../../db/seed/seed.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { createApp } from '../../server/app.ts';
import { openPress } from '../../server/book/press.ts';
import { boundedEngine } from '../../server/bounded-engine.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { openFiles } from '../../server/files.ts';
import { readHere } from '../../server/foreign/tasks.ts';
import { NO_MESSENGERS } from '../../server/messengers/messenger.ts';
import { newId } from '../../server/new-id.ts';
import { openInstallation } from '../../server/operator/installation.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { performOn } from '../../server/perform.ts';
import { chainKeyFrom } from '../../server/secrets/key-file.ts';
import { openSecrets, type Secrets } from '../../server/secrets/secrets.ts';
import { threadedEngine } from '../../server/threaded-engine.ts';
import { makeTemplate } from '../support/template.ts';

export type Fill = (store: Store, today: string) => Promise<Seeded>;

/** Two districts of children and no evidence. */
export const twins: Fill = (store, today) =>
  seed(store, { today, rubrics: shippedRubrics(), pupilsInClass: 40, hasEvidence: false });

/** The service as it runs in production, over a database of its own that is filled first. */
export async function serve(where: string, fill = twins, webFolder?: string) {
  const key = randomBytes(32);
  const chainKey = chainKeyFrom(key);
  await makeTemplate(where, chainKey);
  const store = await openStore(where, { chainKey });
  const now = Date.now();
  const seeded = await fill(store, shanghaiDay(now));
  const engine = isPostgres(where)
    ? inlineEngine(store, performOn(newId))
    : await threadedEngine({ database: where, chainKey }, store);
  const secrets = await openSecrets(key);
  const faults: object[] = [];
  const log = (line: object) => 'error' in line && faults.push(line);
  const press = openPress();
  const app = createApp({
    engine: boundedEngine(engine, { log: () => undefined }),
    secrets,
    files: openFiles(tmpdir()),
    foreign: () => readHere,
    press,
    messengers: NO_MESSENGERS,
    clock: Date.now,
    newId,
    log,
    cookie: { isSecure: false },
    proxies: [],
    ...(webFolder === undefined ? {} : { webFolder }),
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const people = await signAllIn(store, seeded, secrets, now);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await press.close();
    await engine.close();
  };
  return { origin, ...people, engine, faults, close };
}

/** Everybody of staff and one guardian signed in, each for an hour; who asks what in a bench is among them. */
export async function signAllIn(store: Store, seeded: Seeded, secrets: Secrets, now: number) {
  const cookies = new Map<string, string>();
  await store.write(async (tx) => {
    const { persons, sessions } = unsafeTables(tx);
    const staff = await tx.select().from(persons).where(like(persons.sourcedId, '%-d_%'));
    for (const { id: personId, username } of staff.filter((one) => !/^guardian(?!-d1s1c1p1$)/.test(one.username))) {
      const sid = secrets.newToken();
      const endsAt = now + 3_600_000;
      const times = { startedAt: now, lastSeenAt: now + 3_000_000, endsAt, idleFor: 3_600_000 };
      await tx.insert(sessions).values({ id: secrets.digest(sid), personId, ...times });
      cookies.set(username, `chucai-session=${secrets.signSession({ sid, personId }, now, endsAt)}`);
    }
  });
  const classes = seeded.districts.flatMap((district) =>
    district.schools.flatMap((school) =>
      school.classes.map((at) => ({
        id: at.id,
        cookie: cookies.get(`homeroom-${at.key}`) ?? '',
        pupils: (seeded.people.get(district.id)?.pupils.get(at.id) ?? []).map((pupil) => pupil.id),
      })),
    ),
  );
  const school = { id: seeded.districts[0]?.schools[0]?.id ?? '', cookie: cookies.get('principal-d1s1') ?? '' };
  const district = { id: seeded.districts[0]?.id ?? '', cookie: cookies.get('officer-d1') ?? '' };
  const child = { id: classes[0]?.pupils[0] ?? '', cookie: cookies.get('guardian-d1s1c1p1') ?? '' };
  return { classes, school, district, child, cookies };
}
export type Served = Awaited<ReturnType<typeof serve>>;
export type People = Awaited<ReturnType<typeof signAllIn>>;

/** The same without serving it, for a process of its own that will find its database and its key in these places. */
export async function fillAndSignIn(data: string, where: string, fill = twins): Promise<People> {
  const secrets = await openSecrets(await openInstallation({ database: where, dataFolder: data }));
  const store = await openStore(where);
  const now = Date.now();
  const people = await signAllIn(store, await fill(store, shanghaiDay(now)), secrets, now);
  await store.close();
  return people;
}
