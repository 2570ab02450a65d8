// Started by kill.test.ts: logs one activity after another and says each when it was answered. It ends when it is killed.
import { randomUUID } from 'node:crypto';
import { inlineEngine } from '../../db/engine.ts';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { newId } from '../../server/new-id.ts';
import { performOn } from '../../server/perform.ts';
import { threadedEngine } from '../../server/threaded-engine.ts';
import { CHAIN_KEY } from '../support/template.ts';

type Told = {
  readonly where: string;
  readonly actor: { readonly personId: string; readonly sessionId: string };
  readonly classId: string;
  readonly pupils: readonly string[];
  readonly now: number;
  readonly today: string;
};

const { where, actor, classId, pupils, now, today } = JSON.parse(process.argv[2] ?? '') as Told;
const store = await openStore(where, { chainKey: CHAIN_KEY });
const engine = isPostgres(where)
  ? inlineEngine(store, performOn(newId))
  : await threadedEngine({ database: where, chainKey: CHAIN_KEY }, store);

async function keepLogging() {
  for (;;) {
    const clientId = randomUUID();
    const marks = pupils.map((pupilId) => ({
      pupilId,
      indicatorId: 'labour.h3',
      value: { kind: 'level', level: 'B' },
    }));
    const input = { clientId, title: '活动', happenedOn: today, visibility: 'family', marks };
    const once = { clientId, fingerprint: clientId };
    const job = { name: 'log-activity', actor, params: { classId }, input, once, now };
    const { reply } = (await engine.act(job)) as { reply: { activityId: string } };
    process.stdout.write(`${reply.activityId}\n`);
  }
}
await Promise.all([keepLogging(), keepLogging(), keepLogging()]);
