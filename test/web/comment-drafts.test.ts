import { expect, test } from 'vitest';
import { Refused, Unreachable } from '../../web/api.ts';
import { Drafts, type KeptDraft } from '../../web/pages/comment/drafts.ts';

const CHILD = 'child';
const said = (text: string, version = 0): KeptDraft => ({ text, citations: [], kept: [], version });
const refusal = (code: 'stale' | 'invalid') => new Refused({ status: 409, code, title: '' });

/** A device and a service of a test's own: `pass` lets what is due happen. */
function open(left: readonly (readonly [string, KeptDraft])[] = []) {
  const device = new Map(left);
  const due = new Set<() => void>();
  const sent: { text: string; version: number; clientId: string }[] = [];
  let answer: () => Promise<{ version: number }> = () => Promise.resolve({ version: 1 });
  let ids = 0;
  const drafts = new Drafts(
    {
      send: (_pupil, { text, version }, clientId) => {
        sent.push({ text, version, clientId });
        return answer();
      },
      keep: (pupilId, draft) => Promise.resolve(Boolean(device.set(pupilId, draft))),
      letGo: (pupilId) => Promise.resolve(device.delete(pupilId)),
      newClientId: () => `id${++ids}`,
      later: (run) => {
        due.add(run);
        return () => void due.delete(run);
      },
    },
    left,
  );
  const pass = async () => {
    const now = [...due];
    due.clear();
    for (const run of now) run();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const state = () => drafts.of(CHILD)?.state;
  const answers = (next: typeof answer) => {
    answer = next;
  };
  return { drafts, device, sent, pass, state, answers };
}

test('a text is on the device with each key, and goes from there only when the service has that very text', async () => {
  const { drafts, device, sent, pass, state } = open();
  drafts.change(CHILD, said('你'));
  drafts.change(CHILD, said('你爱唱歌。'));
  expect(device.get(CHILD)?.text).toBe('你爱唱歌。');
  expect(state()).toBe('unsaved');
  await pass();
  expect(sent).toEqual([{ text: '你爱唱歌。', version: 0, clientId: 'id1' }]);
  expect(state()).toBe('saved');
  expect(device.size).toBe(0);
});

test('without a network it waits, and what was sent goes again with the same id before what was typed since', async () => {
  const { drafts, device, sent, pass, state, answers } = open();
  answers(() => Promise.reject(new Unreachable('no answer')));
  drafts.change(CHILD, said('你爱唱歌。'));
  await pass();
  expect(state()).toBe('waiting');
  drafts.change(CHILD, said('你爱唱歌，也爱笑。'));
  answers(() => Promise.resolve({ version: sent.length }));
  await pass();
  await pass();
  expect(sent.map(({ text, clientId }) => [text, clientId])).toEqual([
    ['你爱唱歌。', 'id1'],
    ['你爱唱歌。', 'id1'],
    ['你爱唱歌，也爱笑。', 'id2'],
  ]);
  expect(sent.at(-1)?.version).toBe(2);
  expect(state()).toBe('saved');
  expect(device.size).toBe(0);
});

test('what is typed while a text is on its way is sent after it, from the version that came back', async () => {
  const { drafts, sent, pass, state, answers } = open();
  let arrive: (said: { version: number }) => void = () => undefined;
  answers(
    () =>
      new Promise((answered) => {
        arrive = answered;
      }),
  );
  drafts.change(CHILD, said('你'));
  await pass();
  drafts.change(CHILD, said('你好。'));
  await pass();
  expect(sent).toHaveLength(1);
  answers(() => Promise.resolve({ version: 8 }));
  arrive({ version: 7 });
  await pass();
  await pass();
  expect(sent.map(({ text, version }) => [text, version])).toEqual([
    ['你', 0],
    ['你好。', 7],
  ]);
  expect(state()).toBe('saved');
});

test('changed elsewhere, nothing is overwritten or thrown away; nor is what the service refuses, is empty or too long', async () => {
  const { drafts, device, sent, pass, state, answers } = open();
  answers(() => Promise.reject(refusal('stale')));
  drafts.change(CHILD, said('我写的。'));
  await pass();
  expect([state(), device.get(CHILD)?.text]).toEqual(['stale', '我写的。']);
  await pass();
  expect(sent).toHaveLength(1);
  answers(() => Promise.reject(refusal('invalid')));
  drafts.change(CHILD, said('我写的。', 3));
  await pass();
  expect([state(), device.get(CHILD)?.text]).toEqual(['refused', '我写的。']);
  drafts.change(CHILD, said(' \u200b '));
  await pass();
  expect(state()).toBe('blank');
  drafts.change(CHILD, said('好'.repeat(601)));
  await pass();
  expect([state(), device.get(CHILD)?.text.length]).toEqual(['too-long', 601]);
  expect(sent).toHaveLength(2);
});

test('what an earlier visit left on the device is sent without being opened', async () => {
  const { sent, pass, state } = open([[CHILD, said('昨天没有网络。', 4)]]);
  await pass();
  expect(sent).toEqual([{ text: '昨天没有网络。', version: 4, clientId: 'id1' }]);
  expect(state()).toBe('saved');
});
