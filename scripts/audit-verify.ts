// Whether the history is what was written: npm run audit:verify -- [--heads FILE]
import '#supported-node';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, verifyHistory } from '../db/history/verify.ts';
import { openStore, standingOf } from '../db/open-store.ts';
import { EXIT, OperatorError } from '../db/operator-error.ts';
import { type Config, readConfig } from '../server/config.ts';
import { type Heads, readHeads } from '../server/history/heads-file.ts';
import { called } from '../server/operator/called.ts';
import { chainKeyFrom, KEY, readKey } from '../server/secrets/key-file.ts';
import { sayFault } from './say-fault.ts';
import { inTongue, say, sayError, tell, typed } from './terminal.ts';

const NAMED = called('audit:verify', '[--heads FILE]');
const HELP = inTongue(
  `${NAMED}

  逐行核对操作和查看记录（谁写了什么、谁看了谁）：有没有被改过、删过、调换过，是不是一份旧备份。只读，服务照常运行。
  --heads FILE  服务每分钟导出的末尾（默认是设置 AUDIT_HEADS，或数据文件夹里的 audit-heads）
  没有问题以 0 结束；有问题说出第一处，以 1 结束
`,
  `${NAMED}

  Looks at every row of the history (who wrote what, who looked at whom): whether one was changed, taken away or moved, and whether an
  older backup was put back. It only reads, and the service goes on.
  --heads FILE  what the service exports each minute (the setting AUDIT_HEADS, or audit-heads in the data folder)
  Ends with 0 where all is well, and with 1 after saying the first thing that is wrong
`,
);

try {
  const { values } = typed({ options: { heads: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) say(HELP);
  else await verify(readConfig(), values.heads);
} catch (error) {
  sayError(error);
}

async function verify({ database, dataFolder, auditHeads }: Config, asked: string | undefined) {
  const began = performance.now();
  const keyFile = join(dataFolder, KEY);
  const key = readKey(keyFile);
  if (!key)
    throw new OperatorError(
      `没有密钥 ${keyFile}：没有它什么都核对不了`,
      `there is no key ${keyFile}: nothing can be verified without it`,
      EXIT.noKey,
    );
  if (asked !== undefined && !existsSync(asked))
    throw new OperatorError(`没有文件 ${asked}`, `there is no file ${asked}`);
  if ((await standingOf(database)).pending > 0)
    throw new OperatorError(
      '数据库还没有升级：先启动一次服务',
      'the database was not migrated yet: start the service once',
    );
  const chainKey = chainKeyFrom(key);
  // Before the rows are read: what was exported by now must be among them.
  const exported = readHeads(asked ?? auditHeads, chainKey);
  const store = await openStore(database);
  try {
    const checked = await store.read((q) => verifyHistory(q, chainKey, exported?.heads ?? []));
    sayChecked(checked, exported, (performance.now() - began) / 1000);
  } finally {
    await store.close();
  }
}

function sayChecked({ rows, before, lanes, otherKeys, fault }: Checked, exported: Heads | undefined, seconds: number) {
  const took = seconds.toFixed(1);
  tell(
    `核对了 ${rows} 行（${lanes} 条链），另有建链之前的 ${before} 行，用时 ${took} 秒`,
    `${rows} rows in ${lanes} lanes, and ${before} from before the chain, in ${took} s`,
  );
  if (otherKeys > 0)
    tell(
      `换过 ${otherKeys} 次密钥：换之前的行只能一起核对，说不出是哪一行`,
      `the key was changed ${otherKeys} times: the rows from before can only be verified together`,
    );
  if (!exported)
    tell(
      '没有导出过末尾：最后几行被删、恢复旧备份，看不出来',
      'nothing was exported: nobody can tell whether its end was cut off, or an older backup put back',
    );
  else sayExported(exported);
  if (fault) sayFault(fault);
  else if (!exported?.foreign) tell('没有问题', 'held');
  if (fault || exported?.foreign) process.exitCode = EXIT.fault;
}

function sayExported({ heads, foreign, torn }: Heads) {
  tell(`对照了 ${heads.length} 个导出的末尾`, `compared with ${heads.length} exported heads`);
  if (torn > 0) tell(`导出文件里有 ${torn} 行不完整`, `${torn} lines of the export are not whole`);
  if (foreign > 0)
    tell(
      `导出文件里有 ${foreign} 行不是用这把密钥写的：换过密钥就换一个新文件，否则是伪造的`,
      `${foreign} lines of the export were not written with this key: after a change of keys begin a new file; else they are forged`,
    );
}
