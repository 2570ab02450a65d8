// Tries the newest backup out and notes that it was done: npm run restore:drill -- [--from FOLDER] [--identity FILE]
import '#supported-node';
import { resolve } from 'node:path';
import { EXIT } from '../db/operator-error.ts';
import { readConfig } from '../server/config.ts';
import { drill } from '../server/operator/backup/drill.ts';
import { VERSION } from '../server/operator/backup/version.ts';
import { called } from '../server/operator/called.ts';
import { sayFault } from './say-fault.ts';
import { sayRestored } from './say-restored.ts';
import { inTongue, say, sayError, sayStep, tell, typed } from './terminal.ts';

const NAMED = called('restore:drill', '[--from FOLDER] [--identity FILE]');
const HELP = inTongue(
  `${NAMED}

  把最新的一份备份恢复到临时文件夹（TMPDIR），全部比对，也核对操作和查看记录（同 audit:verify），再删除，并记下是什么时候试的：校长和系统管理员在“我的”页面上看得到。
  --from FOLDER    备份放在哪里（默认 backups）
  --identity FILE  加密的备份：私钥文件在哪里
`,
  `${NAMED}

  Restores the newest backup into a temporary folder (TMPDIR), compares everything, verifies its history as
  audit:verify does, deletes it, and notes when that was: principals and operators see it on their own page.
  --from FOLDER    where the backups are (backups)
  --identity FILE  where the private key of encrypted backups is
`,
);

try {
  const { values } = typed({
    options: {
      from: { type: 'string', default: 'backups' },
      identity: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) say(HELP);
  else await run(resolve(values.from), values.identity);
} catch (error) {
  sayError(error);
}

async function run(from: string, identityFile: string | undefined) {
  const { backup, restored, isNoted, history } = await drill({
    ...readConfig(),
    from,
    identityFile,
    now: Date.now(),
    progress: sayStep,
  });
  tell(`\n试恢复了 ${backup.folder}`, `\ntried ${backup.folder}`);
  sayRestored(restored, VERSION, true);
  if (!history) tell('没有密钥，操作和查看记录没有核对', 'no key lies here, so the history was not verified');
  else
    tell(
      `核对了操作和查看记录 ${history.rows} 行${history.fault ? '' : '，没有问题'}`,
      `${history.rows} rows of the history verified${history.fault ? '' : ': held'}`,
    );
  if (history?.fault) {
    sayFault(history.fault);
    process.exitCode = EXIT.fault;
  }
  if (isNoted) tell('已记下这次演练，临时文件已删除', 'this drill is noted; nothing else was kept');
  else tell('没有记下这次演练', 'this drill is not noted');
}
