import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { pgColumns } from '../../db/columns.ts';
import { filledTables, TABLES } from '../../db/move/copy.ts';
import { move } from '../../db/move/move.ts';
import { migrate, openStore } from '../../db/open-store.ts';
import { OperatorError } from '../../db/operator-error.ts';
import { buildTables } from '../../db/schema/tables.ts';
import { seed } from '../../db/seed/seed.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { everyReport } from '../../server/operator/every-report.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { emptyFile } from '../support/database.ts';
import { TODAY } from '../support/world.ts';

async function filledFile(): Promise<string> {
  const file = emptyFile();
  await migrate(file);
  const store = await openStore(file);
  await seed(store, { today: TODAY, rubrics: shippedRubrics(), pupilsInClass: 4, hasEvidence: true });
  await store.close();
  return file;
}

async function emptyServer(): Promise<string> {
  const address = inject('postgres') ?? '';
  const name = `move_${Math.random().toString(36).slice(2)}`;
  const client = new pg.Client(`${address}/postgres`);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${address}/${name}`;
}

async function reportsOf(where: string) {
  const store = await openStore(where);
  const { digests: reports } = await everyReport(store, shanghaiNoon(TODAY));
  await store.close();
  return reports;
}

test('every table is moved, after those it points at', () => {
  expect(TABLES.map(([name]) => name).sort()).toEqual(Object.keys(buildTables(pgColumns)).sort());
});

test('to PostgreSQL and back: every row and every report is the same', async () => {
  const [file, server, back] = [await filledFile(), await emptyServer(), emptyFile()];
  const there = await move(file, server);
  const again = await move(server, back);
  expect(again.tables).toEqual(there.tables);
  expect(there.tables.find(({ name }) => name === 'marks')?.rows).toBeGreaterThan(1000);
  const reports = await reportsOf(file);
  expect(reports.size).toBeGreaterThan(50);
  expect(await reportsOf(server)).toEqual(reports);
  expect(await reportsOf(back)).toEqual(reports);
});

test('a target that holds anything is refused and left alone', async () => {
  const [file, server] = [await filledFile(), await emptyServer()];
  await move(file, server);
  await expect(move(file, server)).rejects.toThrow(OperatorError);
  await expect(move(server, file)).rejects.toThrow(OperatorError);
});

test('a move that ends in the middle leaves the source as it was and the target empty', async () => {
  const [file, server, other] = [await filledFile(), await emptyServer(), emptyFile()];
  const before = await reportsOf(file);
  const stop = ({ table }: { table: string }) => {
    if (table === 'marks') throw new Error('the power went');
  };
  await expect(move(file, server, stop)).rejects.toThrow('the power went');
  const store = await openStore(server);
  expect(await store.read(filledTables)).toEqual([]);
  await store.close();
  await move(file, server);
  await expect(move(server, other, stop)).rejects.toThrow('the power went');
  expect(existsSync(other)).toBe(false);
  await move(server, other);
  expect(await reportsOf(other)).toEqual(before);
});
