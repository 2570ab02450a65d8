// Whether what was filed is what it was: npm run verify -- ARCHIVE | --all
import '#supported-node';
import { type ArchiveRow, selectArchives } from '../db/archives.ts';
import { openStore, standingOf } from '../db/open-store.ts';
import { EXIT, OperatorError } from '../db/operator-error.ts';
import {
  type ArchiveFinding,
  selectFiledDigests,
  type Verified,
  verifyArchive,
} from '../server/archive/verify-archive.ts';
import { readConfig } from '../server/config.ts';
import { called } from '../server/operator/called.ts';
import { inTongue, say, sayError, tell, typed } from './terminal.ts';

const NAMED = called('verify', 'ARCHIVE | --all');
const HELP = inTongue(
  `${NAMED}

  核对归档的学期报告：档案的内容、指纹、确认的清单、操作记录里的指纹是否一致，用档案里的记录重算一遍是否一字不差，
  数据库里的记录是否还是归档时的样子。只读，服务照常运行。
  ARCHIVE  档案编号（归档页和操作记录里有）
  --all    全部核对
  没有问题以 0 结束；有问题逐份说出，以 1 结束
`,
  `${NAMED}

  Looks at reports that were filed: whether document, fingerprint, confirmed list and the history of acts agree, whether working everything
  out again gives the same bytes, and whether the records in the database are still those that were filed. It only reads, and the service goes on.
  ARCHIVE  the id of one
  --all    all of them
  Ends with 0 where all is well, and with 1 after saying what is wrong with which
`,
);

const FINDINGS: Readonly<Record<ArchiveFinding, readonly [zh: string, en: string]>> = {
  unreadable: ['档案读不出来', 'the document cannot be read'],
  digest: ['内容和指纹不一致', 'the document is not the one of its fingerprint'],
  part: ['档案引用的评价标准或校徽不见了或被改过', 'a rubric or an emblem that it names is gone or was changed'],
  evidence: ['清单不是确认过的那份', 'the list in it is not the one that was confirmed'],
  unconfirmed: ['没有校长对这份清单的确认', 'no principal confirmed that list'],
  history: ['操作记录里没有这份指纹', 'the history of acts does not tell of that fingerprint'],
  figures: ['重算的结果和档案里的不一样', 'its figures come out otherwise'],
  changed: ['归档以后记录变了，而没有批准过更正', 'its records changed since, and no correction was granted'],
};
/** Documents are some ten kB; so many at a time. */
const PORTION = 50;

try {
  const { values, positionals } = typed({
    options: { all: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [id] = positionals;
  if (values.help || values.all === (id !== undefined)) say(HELP);
  else await verify(id);
} catch (error) {
  sayError(error);
}

async function verify(id: string | undefined) {
  const { database } = readConfig();
  if ((await standingOf(database)).pending > 0)
    throw new OperatorError(
      '数据库还没有升级：先启动一次服务',
      'the database was not migrated yet: start the service once',
    );
  const store = await openStore(database);
  try {
    const acts = await store.read((q) => selectFiledDigests(q));
    const seen = new Set<string>();
    let faults = 0;
    let before: ArchiveRow | undefined;
    for (;;) {
      const rows = await store.read((q) => selectArchives(q, { id, before, limit: PORTION }));
      for (const row of rows) {
        seen.add(row.id);
        const verified = await store.read((q) => verifyArchive(q, row, acts));
        if (verified.finding !== null) faults += 1;
        sayVerified(row.id, verified);
      }
      before = rows.at(-1);
      if (id !== undefined || rows.length < PORTION) break;
    }
    if (id !== undefined && seen.size === 0) throw new OperatorError(`没有档案 ${id}`, `there is no report ${id}`);
    const gone = id === undefined ? [...acts.keys()].filter((one) => !seen.has(one)) : [];
    for (const one of gone)
      tell(`${one}：操作记录说归了档，现在没有了`, `${one}: the history says that it was filed, and it is gone`);
    faults += gone.length;
    tell(`核对了 ${seen.size} 份，${faults} 份有问题`, `${seen.size} verified, ${faults} with a fault`);
    if (faults > 0) process.exitCode = EXIT.fault;
  } finally {
    await store.close();
  }
}

function sayVerified(id: string, { finding, remark }: Verified) {
  if (finding !== null) tell(`${id}：${FINDINGS[finding][0]}`, `${id}: ${FINDINGS[finding][1]}`);
  if (remark === 'other-method')
    tell(
      `${id}：归档时的计算方法和现在的版本不同，数字要用当时的版本重算`,
      `${id}: filed with another version of the method; its figures are worked out by the version of then`,
    );
  if (remark === 'corrected')
    tell(
      `${id}：归档以后批准过更正，还没有重新归档`,
      `${id}: a correction was granted since, and it is not filed anew yet`,
    );
}
