import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../db/package-root.ts';

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const Service = z.object({
  image: z.string().optional(),
  user: z.string().optional(),
  restart: z.string(),
  stop_grace_period: z.string(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  environment: z.record(z.string(), z.string()),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  secrets: z.array(z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()).min(2), interval: z.string(), start_period: z.string() }),
});
const Compose = z.object({
  services: z.object({ primary: Service, standby: Service, chucai: Service }),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  volumes: z.record(z.string(), z.unknown()),
});
// `<<: *postgres` takes over what two services have in common.
const { services, secrets, volumes } = Compose.parse(parse(read('compose.yaml'), { merge: true }));
const every = Object.values(services);

test('each service is started again, has time to end, is asked whether it is well, and has its secrets from files', () => {
  for (const service of every) {
    expect(service.restart).toBe('unless-stopped');
    expect(service.secrets.filter((name) => !(name in secrets))).toEqual([]);
    expect(JSON.stringify(service)).not.toMatch(/password=|:[^@/\s"]+@|change-me/);
    for (const [name, value] of Object.entries(service.environment))
      if (/_FILE$/.test(name)) expect(service.secrets).toContain(value.replace('/run/secrets/', ''));
  }
  // What is outside the repository by rule: git and the image's folder know none of it.
  for (const { file } of Object.values(secrets)) expect(file).toMatch(/^\.\/secrets\//);
  expect(read('.gitignore').split('\n')).toContain('/secrets/');
  expect(read('.dockerignore').split('\n')).toContain('secrets');
});

test('whatever is put into a container is there, and what is run can be run', () => {
  const mounts = every.flatMap((service) => service.volumes.map((one) => one.split(':')));
  for (const [from = ''] of mounts) {
    if (from.startsWith('./')) expect(existsSync(join(packageRoot, from)), from).toBe(true);
    else expect(Object.keys(volumes)).toContain(from);
    if (from.endsWith('.sh')) expect(statSync(join(packageRoot, from)).mode & 0o111, from).toBe(0o111);
  }
  const places = mounts.map(([, to]) => to);
  expect(places).toContain(services.standby.entrypoint?.[0]);
});

test('the primary waits for nobody while it makes its database; the standby comes after it, and the service does not come after the standby', () => {
  expect(services.primary.command?.join(' ')).not.toContain('synchronous_standby_names');
  expect(services.primary.command?.join(' ')).toContain('max_slot_wal_keep_size');
  expect(services.standby.depends_on).toEqual({ primary: { condition: 'service_healthy' } });
  expect(services.chucai.depends_on).toEqual({ primary: { condition: 'service_healthy' } });
  expect([services.primary.user, services.standby.user]).toEqual(['postgres', 'postgres']);
});

test('the service writes where the image has folders of its user', () => {
  const image = read('Dockerfile');
  const [, folders = ''] = /install -d -o node [^/]*((?:\/\S+ ?)+)/.exec(image) ?? [];
  expect(image).toMatch(/^USER node$/m);
  const written = services.chucai.volumes.map((one) => one.split(':')[1]);
  expect(folders.trim().split(' ')).toEqual(written);
  expect(image).toMatch(new RegExp(`DATA_DIR=${written[0]}\\b`));
});
