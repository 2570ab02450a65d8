import { checkReferences } from './check-references.ts';
import { type Fault, type FaultCode, FaultList } from './faults.ts';
import { openZip } from './open-zip.ts';
import { newLineBudget } from './parse-csv.ts';
import { compareWithZip, readManifest } from './read-manifest.ts';
import { readTable, type Table } from './read-table.ts';
import { importedTables, type RosterRecords, toRecords } from './records.ts';
import { type FileMode, fileOf, tableNames } from './tables.ts';

export interface RosterPackage {
  /** Empty: the package may be imported. At most 200; `faultCount` counts all. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly files: readonly RosterFile[];
  /** What a Mac or a Windows packed beside them. */
  readonly extras: readonly string[];
  /** Which file says what everybody is. */
  readonly roleFile: 'roles.csv' | 'users.csv';
  /** Empty when there is any fault. */
  readonly records: RosterRecords;
}

export interface RosterFile {
  readonly name: string;
  readonly mode: FileMode;
  readonly rows: number;
  /** False: checked, but this service keeps nothing of it. */
  readonly imported: boolean;
}

const manifestFile = 'manifest.csv';
const knownFiles = new Set([manifestFile, ...tableNames.map(fileOf)]);

/** Reads and checks a OneRoster CSV package, 1.2 or 1.1. Never throws for what is in the bytes, and asks no database. */
export async function readPackage(zip: Uint8Array): Promise<RosterPackage> {
  const faults = new FaultList();
  const opened = await openZip(zip, (name) => knownFiles.has(name), faults);
  return packageOf(faults, opened === null ? [] : readEntries(opened.entries, faults), opened?.extras);
}

/** One that was not read to its end. */
export function unreadPackage(code: FaultCode): RosterPackage {
  const faults = new FaultList();
  faults.add(code);
  return packageOf(faults, []);
}

function packageOf(faults: FaultList, tables: readonly Table[], extras: readonly string[] = []): RosterPackage {
  return {
    faults: faults.kept,
    faultCount: faults.count,
    files: tables.map(({ name, mode, rowCount }) => ({
      name: fileOf(name),
      mode,
      rows: rowCount,
      imported: importedTables.includes(name),
    })),
    extras,
    roleFile: tables.some(({ version }) => version === '1.1') ? 'users.csv' : 'roles.csv',
    records: toRecords(faults.count === 0 ? tables : []),
  };
}

function readEntries(entries: ReadonlyMap<string, Uint8Array | null>, faults: FaultList): readonly Table[] {
  if (!entries.has(manifestFile)) faults.add('package.missing_manifest', { file: manifestFile });
  const budget = newLineBudget();
  const manifestText = decode(entries, manifestFile, faults);
  const manifest = manifestText === null ? null : readManifest(manifestText, budget, faults);
  if (manifest === null) return [];

  const tables: Table[] = [];
  for (const [name, mode] of compareWithZip(manifest, entries, faults)) {
    const text = decode(entries, fileOf(name), faults);
    if (text !== null) tables.push(readTable(text, { name, mode, version: manifest.version }, budget, faults));
    if (budget.left < 0) return tables;
  }
  checkReferences(tables, manifest, faults);
  return tables;
}

/** Strict UTF-8 without its byte order mark. */
function decode(entries: ReadonlyMap<string, Uint8Array | null>, file: string, faults: FaultList): string | null {
  try {
    const content = entries.get(file);
    return content ? new TextDecoder('utf-8', { fatal: true }).decode(content) : null;
  } catch {
    faults.add('file.not_utf8', { file });
    return null;
  }
}
