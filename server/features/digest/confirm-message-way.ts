import { confirmMessageWay as confirm, selectMessageWay } from '../../../db/messages.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { type MessageFault, confirmMessageWay as route } from '../../contract/message-way.ts';
import { Refusal } from '../../refusal.ts';
import { codeIndexOf } from '../../secrets/message-codes.ts';

const CODE: MessageFault = 'message.code';
const WRONG: KeptRefusal = {
  status: 422,
  code: 'invalid',
  errors: [{ path: 'code', message: 'this is not the code that was sent, or it is over', code: CODE }],
};

export const confirmMessageWay = preparedWrites(
  route,
  async ({ read, secrets, guess, target: { personId }, now }, { code }) => {
    const kept = await read((q) => selectMessageWay(q, personId));
    if (!kept || kept.codeIndex === null) throw new Refusal(409, 'conflict');
    const codeIndex = codeIndexOf(secrets, personId, code.replaceAll(/\s/g, ''));
    const counters = [{ key: `letter code of ${personId}`, limit: 'account' as const }];
    const isRight = await guess(counters, async () => kept.codeIndex === codeIndex && now < kept.codeEndsAt);
    return { isRight, codeIndex };
  },
  async ({ tx, actor: { personId }, now }, { isRight, codeIndex }) => {
    if (!isRight) return { refuse: WRONG, audit: { object: personId, detail: { refused: 'code' } } };
    if (!(await confirm(tx, { personId, codeIndex, now }))) throw new Refusal(409, 'conflict');
    return { reply: { done: true as const }, audit: { object: personId } };
  },
);
