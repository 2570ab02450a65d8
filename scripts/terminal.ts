import { type ParseArgsConfig, parseArgs } from 'node:util';
import { saidOf } from '../db/operator-error.ts';
import { wantsTrace } from '../server/config.ts';

export type Tongue = 'zh' | 'en';

/**
 * What the terminal is spoken to in: what --lang says, or else what its own settings say. A service, and a terminal that says
 * nothing of a language, are spoken to in Chinese.
 */
export const tongue: Tongue = said() ?? set();
/** One of the two. */
export const inTongue = (zh: string, en: string) => (tongue === 'zh' ? zh : en);
export const say = (line: string) => process.stdout.write(`${line}\n`);
const STEPS: Readonly<Record<string, string>> = { database: '数据库', checks: '检查', reports: '报告', photos: '照片' };
/** What a long piece of work is at; a table has the same name in both. */
export const sayStep = (step: string) => say(`  ${inTongue(STEPS[step] ?? step, step)} …`);
export const tell = (zh: string, en: string) => say(inTongue(zh, en));

// `| head` stops reading when it has enough: that is no fault of ours, and nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** Taken out of the words, so that no command has to know of it. */
function said(): Tongue | undefined {
  const at = process.argv.findIndex((word) => /^--lang(=|$)/.test(word));
  if (at < 0) return;
  const [word = '', next = ''] = process.argv.slice(at, at + 2);
  const [, value] = word.split('=');
  process.argv.splice(at, value === undefined ? 2 : 1);
  const wanted = value ?? next;
  if (wanted === 'zh' || wanted === 'en') return wanted;
  process.stderr.write('--lang zh | en\n');
  process.exit(1);
}

function set(): Tongue {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return /^(zh|C|POSIX|$)/.test(locale) ? 'zh' : 'en';
}

/** What was typed, as the command takes it; what it does not take is said, and nothing is done. */
export function typed<const C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const isTyped = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isTyped) throw error;
    process.stderr.write(`${inTongue('命令写错了：', '')}${error.message}\n`);
    process.exit(1);
  }
}

/** A command that takes no words but --help: whoever asks what it does, or mistypes, has not done it. */
export function takesNothing(zh: string, en: string) {
  const { values } = typed({ options: { help: { type: 'boolean', default: false } } });
  if (!values.help) return;
  tell(zh, en);
  process.exit();
}

/** What the person at the keyboard can put right, in words; of a fault of ours one line too, and its trace with DEBUG. */
export function sayError(error: unknown) {
  const { zh, en, exitCode } = saidOf(error);
  process.stderr.write(`${inTongue(zh, en)}\n`);
  if (wantsTrace() && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = exitCode;
}
