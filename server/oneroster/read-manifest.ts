import { type FaultCode, FaultList } from './faults.ts';
import { type LineBudget, parseCsv } from './parse-csv.ts';
import { type FileMode, fileOf, hasTable, type TableName, tableNames, type Version } from './tables.ts';

const file = 'manifest.csv';
const informative = ['source.systemName', 'source.systemCode'];
const versions = new Map<string, readonly [values: readonly string[], code: FaultCode]>([
  ['manifest.version', [['1.0'], 'manifest.invalid_manifest_version']],
  ['oneroster.version', [['1.2', '1.1'], 'manifest.invalid_oneroster_version']],
]);
const modes = new Map(tableNames.map((name) => [`file.${name}`, name]));
const isMode = (value: string): value is FileMode => value === 'bulk' || value === 'delta';

export interface Manifest {
  readonly version: Version;
  readonly modes: ReadonlyMap<TableName, FileMode>;
}

/**
 * The announced files and their modes; null when the manifest cannot be relied on. Where it is of another version of OneRoster, that is
 * all there is to say: whatever else differs comes of it.
 */
export function readManifest(text: string, budget: LineBudget, all: FaultList): Manifest | null {
  const faults = new FaultList();
  const announced = new Map<TableName, FileMode>();
  const seen = new Set<string>();
  let version: Version = '1.2';
  let header: readonly string[] | null = null;

  const readProperty = (cells: readonly string[], line: number): void => {
    const [property = '', value = ''] = cells;
    const table = modes.get(property);
    const versioned = versions.get(property);
    if (cells.length !== 2) faults.add('manifest.row_width_mismatch', { file, line });
    else if (!table && !versioned && !informative.includes(property)) {
      faults.add('manifest.unknown_property', { file, line });
    } else if (seen.has(property)) faults.add('manifest.duplicate_property', { file, line, field: property });
    else if (versioned && !versioned[0].includes(value)) faults.add(versioned[1], { file, line, field: property });
    else if (table && isMode(value)) announced.set(table, value);
    else if (table && value !== 'absent') faults.add('manifest.invalid_file_mode', { file, line, field: property });
    if (property === 'oneroster.version' && value === '1.1') version = value;
    seen.add(property);
  };

  const broken = parseCsv(text, budget, (cells, line) => {
    if (header !== null) return readProperty(cells, line);
    header = cells;
    if (cells.join() !== 'propertyName,value') faults.add('manifest.invalid_header', { file, line });
  });
  if (broken) faults.add(broken.code, { file, line: broken.line });
  else if (header === null) faults.add('manifest.missing_header', { file });
  else {
    const add = (code: FaultCode, field: string): void => faults.add(code, { file, field });
    for (const property of versions.keys()) if (!seen.has(property)) add('manifest.missing_property', property);
    for (const [property, name] of modes) {
      const isOfVersion = hasTable(version, name);
      if (isOfVersion && !seen.has(property)) add('manifest.missing_property', property);
      if (!isOfVersion && announced.has(name)) add('manifest.unknown_property', property);
    }
  }
  const other = faults.kept.find(({ code }) => code === 'manifest.invalid_oneroster_version');
  if (other?.line && other.field) all.add(other.code, { file, line: other.line, field: other.field });
  else all.take(faults);
  return faults.count === 0 ? { version, modes: announced } : null;
}

/** The announced files that are there, in the order of reading. */
export function compareWithZip(
  manifest: Manifest,
  entries: ReadonlyMap<string, unknown>,
  faults: FaultList,
): readonly (readonly [TableName, FileMode])[] {
  let position = 0;
  for (const name of entries.keys()) {
    position += 1;
    if (name === file || tableNames.some((table) => fileOf(table) === name)) continue;
    // A stranger's file name may say who it is about; only a plain one is repeated.
    const shown = /^[\w.-]{1,40}$/.test(name) ? name : null;
    faults.add('package.unknown_file', { file: shown, hint: `It is entry ${position} of the zip.` });
  }
  return tableNames.flatMap((name) => {
    const mode = manifest.modes.get(name);
    const isThere = entries.has(fileOf(name));
    if (isThere && !mode) faults.add('manifest.file_unexpected', { file: fileOf(name) });
    if (!isThere && mode) faults.add('manifest.file_missing', { file: fileOf(name) });
    return isThere && mode ? [[name, mode] as const] : [];
  });
}
