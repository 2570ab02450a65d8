import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsIn, keepBackups } from '../../server/operator/backup/kept-backups.ts';
import type { Made } from '../../server/operator/backup/make-backup.ts';
import { writeManifest } from '../../server/operator/backup/manifest.ts';
import { everyReport } from '../../server/operator/every-report.ts';
import { openWorld } from '../support/world.ts';
import { HOUR, installation, newFolder, PHOTO_PATH, put } from './tools.ts';

const DAY = 24 * HOUR;
const names = (to: string) =>
  readdirSync(to)
    .filter((name) => name.startsWith('chucai-0'))
    .sort();
const nameOf = ({ folder }: Made) => basename(folder);

test('the newest are kept by the order in which they were made, whatever the clock said, and a jump of it is told', async () => {
  const { world, to, save } = await installation();
  const { now } = world.clock;
  // One night the clock stood in the year after next; then it was put right.
  const at = [now, now + 700 * DAY, now + DAY, now + 2 * DAY];
  const made: Made[] = [];
  for (const one of at) made.push(await save({ now: one }));
  expect(made.map(({ jump }) => jump)).toEqual([undefined, 'ahead', 'back', undefined]);
  expect(made.map(({ manifest }) => manifest.sequence)).toEqual([1, 2, 3, 4]);
  expect(names(to)).toEqual(made.map(nameOf));
  const print = made[0]?.manifest.keyPrint ?? null;
  expect(backupsIn(to).map(({ folder }) => basename(folder))).toEqual(made.map(nameOf).reverse());
  keepBackups(to, 2, print);
  expect(names(to)).toEqual(made.slice(2).map(nameOf));
  // Before the first of them: the one just made is not what is deleted.
  const last = await save({ now: now - 700 * DAY });
  keepBackups(to, 1, print);
  expect(names(to)).toEqual([nameOf(last)]);
});

test('a backup that complained does not push out the last one that did not', async () => {
  const { world, dataFolder, to, save } = await installation();
  const { now } = world.clock;
  const sound = await save({ now });
  put(dataFolder, PHOTO_PATH, 'not what its name says');
  const complained: Made[] = [];
  for (const n of [1, 2, 3]) complained.push(await save({ now: now + n * DAY }));
  expect(complained.map(({ manifest }) => manifest.faults)).toEqual([1, 1, 1]);
  keepBackups(to, 2, sound.manifest.keyPrint);
  expect(names(to)).toEqual([sound, ...complained.slice(1)].map(nameOf));
  keepBackups(to, 0, sound.manifest.keyPrint);
  expect(names(to)).toEqual([sound, ...complained.slice(2)].map(nameOf));
});

test('what is no backup of ours is not touched, and one of an older program, which did not count, comes before those that are counted', async () => {
  const { world, to, save } = await installation();
  const { now } = world.clock;
  const made = [await save({ now }), await save({ now: now + HOUR })];
  const older = join(to, 'chucai-2026-11-10-120001');
  mkdirSync(older);
  const { sequence: _, faults: __, reportsOf: ___, ...manifest } = made[0]?.manifest ?? expect.fail('nothing was made');
  writeFileSync(join(older, 'chucai.db'), '');
  writeManifest(older, { ...manifest, sequence: 0, faults: 0, now: now + 900 * DAY });
  mkdirSync(join(to, 'holidays'));
  put(to, 'chucai-1999-01-01-000000/manifest.json', '{}');
  expect(keepBackups(to, 1, 'another')).toEqual([]);
  expect(keepBackups(to, 2, manifest.keyPrint)).toEqual([older]);
  expect(readdirSync(to).sort()).toEqual(['chucai-1999-01-01-000000', 'holidays', ...made.map(nameOf)].sort());
});

test('of many reports a sample of each kind is looked at, the same at the same moment and another at the next; all where that is asked for', async () => {
  const world = await openWorld({ pupilsInClass: 12 });
  const { now } = world.clock;
  const all = await everyReport(world.store, now);
  const kinds = (found: ReadonlyMap<string, string>) => {
    const counts: Record<string, number> = {};
    for (const name of found.keys()) counts[name.split(' ')[0] ?? ''] = (counts[name.split(' ')[0] ?? ''] ?? 0) + 1;
    return counts;
  };
  const every = kinds(all.digests);
  expect(every['read-profile']).toBeGreaterThan(60);
  const sample = await everyReport(world.store, now, 'sample');
  expect(kinds(sample.digests)).toEqual(
    Object.fromEntries(Object.entries(every).map(([kind, count]) => [kind, Math.min(60, count)])),
  );
  expect(sample.of).toBe(all.digests.size);
  for (const [name, digest] of sample.digests) expect(all.digests.get(name)).toBe(digest);
  expect(await everyReport(world.store, now, 'sample')).toEqual(sample);
  const next = await everyReport(world.store, now + 1, 'sample');
  expect([...next.digests.keys()]).not.toEqual([...sample.digests.keys()]);

  const saved = await installation();
  const folder = newFolder();
  const { manifest } = await saved.save({ database: world.where, to: folder, everyReport: false });
  expect(Object.keys(manifest.reports ?? {})).toHaveLength(sample.digests.size);
  expect(manifest.reportsOf).toBe(all.of);
  expect(readFileSync(join(folder, readdirSync(folder)[0] ?? '', 'manifest.json'), 'utf8')).toContain('"reportsOf"');
});
