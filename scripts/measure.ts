// npm run measure: works out the measured part of every report now, of the running term and the one before. The server does so each night.

import '#supported-node';
import { selectTermsToMeasure } from '../db/measure/frame.ts';
import { keep } from '../db/measure/keep.ts';
import { measureTerm } from '../db/measure/measure-term.ts';
import { openStore } from '../db/open-store.ts';
import { readConfig } from '../server/config.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { sayError, takesNothing, tell } from './terminal.ts';

takesNothing(
  'npm run measure：现在就算本学期和上学期报告里的学校比较、可靠性和提示；服务每天夜里自己会算',
  'npm run measure: works out now what the reports of this term and the last compare, their reliability and hints; the service does so each night',
);

try {
  await measure();
} catch (error) {
  sayError(error);
}

async function measure() {
  const store = await openStore(readConfig().database);
  const now = Date.now();
  const today = shanghaiDay(now);
  for (const wanted of await store.read((q) => selectTermsToMeasure(q, today))) {
    const { measured, unchanged } = await measureTerm({
      ...wanted,
      now,
      today,
      read: store.read,
      keep: (kept) => store.write((tx) => keep(tx, kept)),
      progress: (done, of) => process.stdout.isTTY && process.stdout.write(`\r${done} / ${of}`),
    });
    tell(
      `\r${wanted.code}：算了 ${measured} 份，${unchanged} 份没有变化`,
      `\r${wanted.code}: ${measured} measured, ${unchanged} unchanged`,
    );
  }
  await store.close();
}
