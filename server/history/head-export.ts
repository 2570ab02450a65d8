import type { Engine } from '../../db/engine.ts';
import { firstLaneOf } from '../../db/history/append.ts';
import { selectHeads } from '../../db/history/lanes.ts';
import type { ChainKey } from '../../db/history/links.ts';
import { appendHeads } from './heads-file.ts';

const MINUTE = 60_000;

type Parts = {
  readonly read: Engine['read'];
  readonly chainKey: ChainKey;
  readonly file: string;
  readonly clock: () => number;
  readonly log: (line: object) => void;
  readonly every?: number;
};

/**
 * Once a minute, where something was added: says outside of the database where each lane of the history ends, so that an end that was cut off
 * and a backup that was put back are seen. A file that takes nothing is said in the log, once until it does again, and stops nobody. decision 075
 */
export function openHeadExport({ read, chainKey, file, clock, log, every = MINUTE }: Parts) {
  const said = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let isFailing = false;
  let isClosed = false;
  async function say() {
    try {
      const heads = await read(async (q) => await selectHeads(q, await firstLaneOf(q, chainKey)));
      const added = heads.filter(({ table, lane, mac }) => said.get(`${table} ${lane}`) !== mac);
      if (added.length > 0) appendHeads(file, chainKey, clock(), added);
      for (const { table, lane, mac } of added) said.set(`${table} ${lane}`, mac);
      if (isFailing) log({ level: 'info', auditHeads: 'exported again' });
      isFailing = false;
    } catch (error) {
      if (!isFailing) log({ level: 'error', auditHeads: error instanceof Error ? error.message : String(error) });
      isFailing = true;
    }
  }
  let saying = Promise.resolve();
  const wait = () => {
    timer = setTimeout(() => {
      saying = say().then(() => {
        if (!isClosed) wait();
      });
    }, every).unref();
  };
  wait();
  return {
    /** Says what was added last. */
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await saying;
      await say();
    },
  };
}
