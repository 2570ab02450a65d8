import { randomUUID } from 'node:crypto';
import type { BodySentFor } from '../../server/contract/route.ts';
import { answerWitnessLink, endWitnessLink, makeWitnessLink, readWitnessLink } from '../../server/contract/witness.ts';
import { FAMILY, openFamily } from './contributions.ts';
import type { World } from './world.ts';

type Key = { readonly contributionId: string };

/** Who says it, and that it is so. */
export const COACH = {
  ...{ version: 1, isTrue: true, name: '梁教练', role: '教练', organisation: '青禾龙舟会', line: '每周六都来' },
  isPledged: true,
} as const;

/** Links of a family, and whoever holds one. */
export function linksOf({ ask, place }: Pick<World, 'ask' | 'place'>) {
  const { pupils } = place(1, 1, 2);
  const at = ({ contributionId }: Key, n: number) => ({ pupilId: pupils[n - 1] ?? '', contributionId });
  return {
    link: (key: Key, { showsName = true, as = FAMILY, n = 1 } = {}) =>
      ask(as, makeWitnessLink, { params: at(key, n), body: { showsName } }),
    endLink: (key: Key, linkId: string, as = FAMILY, n = 1) =>
      ask(as, endWitnessLink, { params: { ...at(key, n), linkId }, body: { clientId: randomUUID() } }),
    open: (token: string) => ask(undefined, readWitnessLink, { body: { token } }),
    witness: (token: string, said: Partial<BodySentFor<typeof answerWitnessLink>> = {}) =>
      ask(undefined, answerWitnessLink, { body: { token, ...COACH, ...said } }),
  };
}

export async function openWitnesses() {
  const world = await openFamily();
  return { ...world, ...linksOf(world) };
}
