// npm run rebuild: recomputes every score and rollup from the evidence, class by class, and reports what was not as it should be.
import '#supported-node';
import { rebuildClass, selectClassTerms } from '../db/derive/derive.ts';
import { selectDistrictsBehind, turnDay } from '../db/derive/turn-day.ts';
import { openStore } from '../db/open-store.ts';
import { readConfig } from '../server/config.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { inTongue, sayError, takesNothing, tell } from './terminal.ts';

takesNothing(
  'npm run rebuild：用原始记录重算全部分数，一个班一个班来，说出有几处不同（应当是 0）并改正；服务照常运行',
  'npm run rebuild: recomputes every score from the evidence, class by class, says how many differed (there should be none) and puts them right; the service goes on',
);

try {
  await rebuild();
} catch (error) {
  sayError(error);
}

async function rebuild() {
  const store = await openStore(readConfig().database);
  const today = shanghaiDay(Date.now());
  // What differs because a day has begun since is no difference.
  for (const districtId of await store.read((q) => selectDistrictsBehind(q, today)))
    await store.write((tx) => turnDay(tx, districtId, today));
  const places = await store.read(selectClassTerms);
  let differences = 0;
  for (const [index, at] of places.entries()) {
    const found = await store.write((tx) => rebuildClass(tx, at, today));
    if (found > 0)
      tell(
        `\n班级 ${at.classId}、学期 ${at.termId}：${found} 行不同`,
        `\nclass ${at.classId}, term ${at.termId}: ${found} rows differed`,
      );
    differences += found;
    const [done, of] = [index + 1, places.length];
    process.stdout.write(inTongue(`\r重算了 ${done} / ${of}`, `\rrebuilt ${done} of ${of}`));
  }
  await store.close();
  tell(`\n${differences} 处不同`, `\n${differences} differences`);
  if (differences > 0) process.exitCode = 1;
}
