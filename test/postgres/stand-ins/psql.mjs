// Stands in for psql in the scripts of docs/postgres: the package that brings PostgreSQL to the tests brings no psql. As there, each statement goes
// by itself, :'name' is a text given with -v, -f - is what comes in, and the first that fails ends it with 3.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values } = parseArgs({
  options: {
    v: { type: 'string', short: 'v', multiple: true, default: [] },
    A: { type: 'boolean', short: 'A' },
    t: { type: 'boolean', short: 't' },
    U: { type: 'string', short: 'U' },
    d: { type: 'string', short: 'd' },
    f: { type: 'string', short: 'f' },
  },
});
if (values.f !== '-') throw new Error('only -f - is known here');
const known = new Map(values.v.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
const client = new pg.Client({ user: values.U, database: values.d });
await client.connect();
const text = readFileSync(0, 'utf8').replace(/:'(\w+)'/g, (_, name) => client.escapeLiteral(known.get(name) ?? ''));
try {
  for (const statement of text.split(/;\s*\n/).filter((one) => one.trim())) {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    for (const row of rows) process.stdout.write(`${row.join('|')}\n`);
  }
} catch (error) {
  process.stderr.write(`psql: ${error.message}\n`);
  process.exitCode = 3;
} finally {
  await client.end();
}
