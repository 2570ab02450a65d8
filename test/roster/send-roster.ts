import { importRoster } from '../../server/contract/roster.ts';
import type { World } from '../support/world.ts';
import { dump } from './pack-roster.ts';

type Said = {
  as?: string;
  dryRun?: boolean;
  allowShrink?: boolean;
  /** Where nothing else is said, whoever imports has seen whose package it is and which days it moves. */
  allowDistrict?: boolean;
  allowDates?: boolean;
  clientId?: string;
};

/** Imports a package as the roster manager of the first district, unless said otherwise. */
export async function sendRoster(world: World, zip: Uint8Array, { as = 'roster-d1', ...said }: Said = {}) {
  const flag = (value: boolean | undefined) => (value ? ('true' as const) : ('false' as const));
  return await world.ask(as, importRoster, {
    query: {
      clientId: said.clientId ?? world.newClientId(),
      dryRun: flag(said.dryRun),
      allowShrink: flag(said.allowShrink),
      allowDistrict: flag(said.allowDistrict ?? true),
      allowDates: flag(said.allowDates ?? true),
    },
    body: zip,
  });
}

export const stateOf = (world: World) => world.store.read(dump);

type Row = Record<string, string | number | null>;

/** The rows of one table of a state. */
export function rowsOf(state: string, table: string): Row[] {
  const prefix = `${table} `;
  return state
    .split('\n')
    .flatMap((line) => (line.startsWith(prefix) ? [JSON.parse(line.slice(prefix.length)) as Row] : []));
}

export function rowOf(state: string, table: string, match: Row): Row {
  const found = rowsOf(state, table).find((row) => Object.entries(match).every(([key, value]) => row[key] === value));
  if (!found) throw new Error(`no such row in ${table}`);
  return found;
}
