import type { Fault, Wrong } from '../db/history/verify.ts';
import { inTongue, say, tell } from './terminal.ts';

const WRONG: Readonly<Record<Wrong, readonly [string, string]>> = {
  changed: [
    '这一行不是当初写下的：被改过，或从别处挪来',
    'this row is not what was written: it was changed, or moved here',
  ],
  missing: ['少了一行：应当在这里的那一行没有了', 'a row is missing: the one that belongs here is gone'],
  unlinked: ['多了一行：没有密钥的人写的', 'a row too many: it was written without the key'],
  'changed-before': [
    '有链之前的旧记录里，有一行被改过或删掉了',
    'among the rows from before the chain one was changed or taken away',
  ],
  older: [
    '数据库比导出的末尾旧：恢复过旧备份，或最后几行被删了',
    'the database is older than what was exported: an older backup was put back, or the last rows were taken away',
  ],
  another: [
    '和导出的末尾不同：恢复旧备份以后又继续用了，或被有密钥的人重写过',
    'it is not what was exported: an older backup was put back and gone on from, or somebody with the key wrote it anew',
  ],
  'other-key': [
    '不是用这里的密钥写的：密钥换过，或链的开头被换掉了',
    'it was not written with the key that lies here: that was changed, or the beginning of the chain was',
  ],
};

/** The first thing in the history that is not what was written. */
export function sayFault({ wrong, table, id, lane, seq, at }: Fault) {
  const [zh, en] = WRONG[wrong];
  const spot = Object.entries({ table, id, lane, seq }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  if (at !== undefined)
    spot.push(inTongue(`导出于 ${new Date(at).toISOString()}`, `exported at ${new Date(at).toISOString()}`));
  tell(`有问题：${zh}`, `wrong: ${en}`);
  say(`  ${spot.join('  ')}`);
}
