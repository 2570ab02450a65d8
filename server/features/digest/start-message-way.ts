import { putMessageWay } from '../../../db/messages.ts';
import { preparedWrites } from '../../act.ts';
import { type MessageFault, startMessageWay as route } from '../../contract/message-way.ts';
import { codeMessage } from '../../core/digest/message-words.ts';
import { invalid } from '../../refusal.ts';
import { CODE_MINUTES, codeIndexOf, newMessageCode } from '../../secrets/message-codes.ts';

const refused = (path: string, code: MessageFault, message: string) => invalid(path, message, code);

/**
 * Sends the code first, since whoever waits for it wants to know whether it could be sent. It is counted before, under who asks and under the
 * address, which may be a stranger's.
 */
export const startMessageWay = preparedWrites(
  route,
  async ({ secrets, messengers, guess, target: { personId }, now }, { way, address, language }) => {
    const messenger = messengers.ways.find((one) => one.way === way);
    if (!messenger) throw refused('way', 'message.way', 'this installation sends no such messages');
    const code = newMessageCode();
    const counters = [`letters of ${personId}`, `letters to ${secrets.blindIndex(`${way} ${address.toLowerCase()}`)}`];
    const sent = await guess(
      counters.map((key) => ({ key, limit: 'letter' as const })),
      () => messenger.send(address, codeMessage(language, code, CODE_MINUTES)),
    );
    if (sent.is === 'refused') throw refused('address', 'message.not-sent', `it could not be sent: ${sent.why}`);
    const row = { way, addressSealed: secrets.seal(address), language };
    return { ...row, codeIndex: codeIndexOf(secrets, personId, code), codeEndsAt: now + CODE_MINUTES * 60_000 };
  },
  async ({ tx, actor: { personId } }, row) => {
    await putMessageWay(tx, { personId, ...row });
    return { reply: { minutes: CODE_MINUTES }, audit: { object: personId } };
  },
);
