import { selectMessageWay } from '../../../db/messages.ts';
import { preparedReads } from '../../act.ts';
import { readMessageWay as route } from '../../contract/message-way.ts';

/** The address is told to its owner alone. One that was sealed with another key is as if nobody had asked. */
export const readMessageWay = preparedReads(
  route,
  async ({ read, secrets, messengers, target }) => {
    const kept = await read((q) => selectMessageWay(q, target.personId));
    const address = kept && secrets.open(kept.addressSealed);
    return {
      offered: messengers.ways.map(({ way }) => way),
      hour: messengers.hour,
      way:
        kept && address !== undefined
          ? { way: kept.way, address, language: kept.language, isConfirmed: kept.confirmedAt !== null }
          : null,
    };
  },
  async (_cx, found) => found,
);
