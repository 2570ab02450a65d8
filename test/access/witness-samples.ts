import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { digest } from '../../server/secrets/tokens.ts';
import { TODAY, type World } from '../support/world.ts';
import { contributionBelow } from './contribution-samples.ts';
import type { PersonaName } from './personas.ts';

const FAMILY_AND_TEACHERS = ['guardian', 'two-school-guardian', 'pupil', 'homeroom', 'labour-teacher'] as const;

/** Words in texts beside a link: of what it shows, of what it does not show, and of what somebody else answered. */
export const WITNESS_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  SHOWNBYLINK: [...FAMILY_AND_TEACHERS, 'witness'],
  NOTINLINK: FAMILY_AND_TEACHERS,
  SAIDOUTSIDE: FAMILY_AND_TEACHERS,
};

/** The secret that the persona holds. */
const HELD = 'w'.repeat(43);
const WRONG = '-'.repeat(43);
const tokenOf = (name: PersonaName) => (name === 'witness' ? HELD : WRONG);

/** The secret wherever a credential could stand. */
export const witnessHeaders = (name: PersonaName): Record<string, string> =>
  name === 'witness'
    ? { cookie: `chucai-session=${HELD}; chucai-device=${HELD}`, authorization: `Bearer ${HELD}` }
    : {};

const FAR = Date.UTC(2030, 0);
const link = { tokenDigest: digest(HELD), showsName: false, madeAt: 0, endsAt: FAR };
const answer = { version: 1, isTrue: true, answeredAt: 1 };

export const WITNESS_SAMPLES = {
  'make-witness-link': () => ({ body: { showsName: true } }),
  'end-witness-link': () => ({ body: { clientId: randomUUID() } }),
  'read-witness-link': ({ clock }: World, _target: string, name: PersonaName) => {
    // All of them come from one address, which would have to wait.
    clock.now += 12_000;
    return { body: { token: tokenOf(name) } };
  },
  'answer-witness-link': ({ clock }: World, _target: string, name: PersonaName) => {
    clock.now += 12_000;
    const said = { name: '梁教练', role: '教练', organisation: '龙舟会', line: null, isPledged: true };
    return { body: { token: tokenOf(name), version: 1, isTrue: true, ...said } };
  },
};

async function insertLink(world: World, contributionId: string, more: object) {
  const id = randomUUID();
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [about] = await tx.select().from(t.contributions).where(eq(t.contributions.id, contributionId));
    if (!about) throw new Error('nothing to witness');
    const of = { id, contributionId, pupilId: about.pupilId, madeBy: about.guardianId };
    await tx.insert(t.witnessLinks).values({ ...link, tokenDigest: digest(id), ...of, ...more });
  });
  return { linkId: id };
}

/** What the child's guardian added, made for the occasion, and an open link of it where the path names one. */
export async function addedBelow(
  world: World,
  at: ReturnType<World['place']>,
  key: string,
  pupilId: string,
  path: string,
) {
  const below = await contributionBelow(world, at, key, pupilId);
  return { ...below, ...(path.includes(':linkId') ? await insertLink(world, below.contributionId, {}) : {}) };
}

/** What the persona's link is about, and what another has answered. */
export async function addWitnesses(world: World) {
  const own = world.place(1, 1, 2);
  const [pupilId = ''] = own.pupils;
  const { contributionId } = await contributionBelow(world, own, 'd1s1c2p1', pupilId, { happenedOn: TODAY });
  await world.store.write(async (tx) => {
    const { contributions } = tx.tables;
    const said = { title: '划龙舟SHOWNBYLINK', organiser: '龙舟会SHOWNBYLINK', reflection: '手酸NOTINLINK' };
    await tx.update(contributions).set(said).where(eq(contributions.id, contributionId));
  });
  await insertLink(world, contributionId, link);
  const texts = {
    name: '梁SAIDOUTSIDE',
    role: '教练SAIDOUTSIDE',
    organisation: '会SAIDOUTSIDE',
    line: '是SAIDOUTSIDE',
  };
  await insertLink(world, contributionId, { ...answer, ...texts });
}
