// ./chucai COMMAND, in an unpacked archive. Plain JavaScript that loads nothing before the Node it runs on has been looked at.
import './supported-node.mjs';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const COMMANDS = {
  setup: '打印设置链接：空的出彩从这里开始 / the address where an empty installation is set up',
  start: '启动服务 / serves until it is stopped',
  import: '导入名册 / imports a roster, a package or a spreadsheet',
  admin: '账号、授权、登录码 / accounts, grants, sign-in codes',
  backup: '备份，服务照常运行 / saves everything; the service goes on',
  restore: '恢复一份备份 / puts a backup back',
  'restore:drill': '试恢复最新的备份，并记下来 / tries the newest backup out, and notes it',
  'audit:verify': '核对操作和查看记录有没有被改过 / whether the history is what was written',
  verify: '核对归档的学期报告 / whether reports that were filed are what they were',
  rebuild: '用原始记录重算全部分数 / recomputes every score from the evidence',
  measure: '现在就算学校比较 / works out the measured part of reports now',
  move: '在 SQLite 和 PostgreSQL 之间搬家 / moves between SQLite and PostgreSQL',
};
const [said, ...words] = process.argv.slice(2);

// Wherever it is called from, the data are beside the program, unless they are said to be elsewhere.
process.env.DATA_DIR ??= join(here, '..', 'data');
if (said !== undefined && Object.hasOwn(COMMANDS, said)) {
  const [command, rest] = said === 'setup' ? ['admin', ['setup-link', ...words]] : [said, words];
  const file = join(here, `${command.replace(':', '-')}.js`);
  if (!existsSync(file)) throw new Error(`${file} is missing: unpack the archive again`);
  process.argv = [process.argv[0], file, ...rest];
  await import(pathToFileURL(file).href);
} else {
  const lines = Object.entries(COMMANDS).map(([name, means]) => `  ${name.padEnd(13)} ${means}`);
  process.stdout.write(`./chucai COMMAND\n\n${lines.join('\n')}\n\n  DATA_DIR  ${process.env.DATA_DIR}\n`);
  process.exitCode = said === undefined || said === 'help' || said === '--help' ? 0 : 1;
}
