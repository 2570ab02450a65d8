import pg from 'pg';
import type { Explained } from './explained.ts';
import { fillLikeDistrict } from './fill-postgres.ts';
import type { Fault } from './judge-sqlite.ts';
import { isGrowing, isWide } from './tables.ts';

type Node = Readonly<Record<string, unknown>> & { readonly Plans?: readonly Node[] };

/**
 * What PostgreSQL would do, with rows like a district's, if it had to go without reading a table from end to end: a statement that does so even
 * then has no key. Sorts are judged on the other engine.
 */
export async function postgresExplainer(address: string) {
  const client = new pg.Client(address);
  await client.connect();
  await fillLikeDistrict(client);
  // Nor by reading an index from end to end, as joining two whole tables would.
  for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await client.query(`set enable_${way} = off`);
  const { rows } = await client.query<{ index: string; first: string }>(
    `select i.relname as index, a.attname as first from pg_index x join pg_class i on i.oid = x.indexrelid
     join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]`,
  );
  const firstOf = new Map(rows.map(({ index, first }) => [index, first]));
  return async (text: string): Promise<Explained[]> => {
    const explained = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (generic_plan, format json) ${text}`,
    );
    const nodes = nodesOf(explained.rows[0]?.['QUERY PLAN'][0].Plan);
    const faults = nodes.flatMap((node) => faultOf(node, nodes, firstOf));
    return [{ of: 'without reading whole tables', faults, plan: nodes.map(inWords) }];
  };
}

/** All of a plan but what a condition that never holds keeps from being run. */
function nodesOf(node: Node | undefined): Node[] {
  if (!node || node['One-Time Filter'] === 'false') return [];
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function faultOf(node: Node, nodes: readonly Node[], firstOf: ReadonlyMap<string, string>): Fault[] {
  const kind = String(node['Node Type']);
  if (kind === 'Seq Scan') return isGrowing(tableOf(node)) ? [{ what: 'scan', table: tableOf(node) }] : [];
  if (!/Index/.test(kind)) return [];
  const index = String(node['Index Name']);
  const above = nodes.find((one) => one.Plans?.includes(node));
  const table = kind === 'Bitmap Index Scan' ? tableOf(heapOver(node, nodes) ?? above ?? node) : tableOf(node);
  if (!isGrowing(table)) return [];
  const columns = [...String(node['Index Cond'] ?? '').matchAll(/\(?\(?(\w+)(?:\)::text)? (?:=|<|>|IS)/g)].map(
    ([, name]) => name ?? '',
  );
  // A condition on a later column alone reads the whole index.
  if (!columns.includes(firstOf.get(index) ?? '')) return [{ what: 'scan', table }];
  return isWide(table, columns) ? [{ what: 'wide', table }] : [];
}

/** A bitmap of several indexes stands some steps below the table it is of. */
function heapOver(node: Node, nodes: readonly Node[]): Node | undefined {
  const above = nodes.find((one) => one.Plans?.includes(node));
  return above && above['Node Type'] !== 'Bitmap Heap Scan' ? heapOver(above, nodes) : above;
}

const tableOf = (node: Node) => String(node['Relation Name'] ?? '');

const inWords = (node: Node) =>
  ['Node Type', 'Index Name', 'Relation Name', 'Index Cond', 'Filter'].flatMap((key) => node[key] ?? []).join(' ');
