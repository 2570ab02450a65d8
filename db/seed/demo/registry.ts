import { insertRows } from '../../bulk.ts';
import type { Writer } from '../../engine.ts';
import type { GrantRole, PlaceKind } from '../../schema/people.ts';
import type { Tables } from '../../schema/tables.ts';
import { sortKeyOf } from '../../sort-key.ts';
import { unsafeTables } from '../../unsafe-tables.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { personName } from '../names.ts';

type GrantMore = { readonly subject?: string; readonly startsOn?: string; readonly endsOn?: string };
type Parts = {
  readonly districtId: string;
  /** The first day of grants that say nothing else. */
  readonly begins: string;
  readonly newId: () => string;
  /** PHC strings by username. */
  readonly passwordHashes: Readonly<Record<string, string>>;
  /** Of everybody else, but one guardian in eight, who has never signed in and gets a sign-in code. */
  readonly usualHash: string | null;
  readonly words: string;
};

/** Everyone who signs in, with their grants: collected here and written at once. */
export type Registry = {
  readonly chance: Chance;
  readonly newId: () => string;
  /** Answers the id. Without a name one is made up. */
  person(username: string, name?: string): string;
  grant(personId: string, role: GrantRole, place: readonly [PlaceKind, string], more?: GrantMore): void;
  idOf(username: string): string;
  write(tx: Writer): Promise<void>;
};

export function openRegistry({ districtId, begins, newId, passwordHashes, usualHash, words }: Parts): Registry {
  const chance = chanceOf(words);
  const persons = new Map<string, Tables['persons']['$inferInsert']>();
  const grants: Tables['grants']['$inferInsert'][] = [];
  return {
    chance,
    newId,
    person(username, name = personName(chance)) {
      if (persons.has(username)) throw new Error(`two are called ${username}`);
      const isNew = username.startsWith('guardian-') && persons.size % 8 === 0;
      const row = {
        id: newId(),
        districtId,
        username,
        name,
        sortKey: sortKeyOf(name),
        passwordHash: passwordHashes[username] ?? (isNew ? null : usualHash),
        mustChangePassword: false,
        isEnabled: true,
        sourcedId: username,
      };
      persons.set(username, row);
      return row.id;
    },
    grant(personId, role, [placeKind, placeId], { subject = null, startsOn = begins, endsOn = null } = {}) {
      grants.push({ id: newId(), personId, role, placeKind, placeId, subject, startsOn, endsOn, sourcedId: null });
    },
    idOf(username) {
      const found = persons.get(username);
      if (!found) throw new Error(`nobody is called ${username}`);
      return found.id;
    },
    async write(tx) {
      await insertRows(tx, unsafeTables(tx).persons, [...persons.values()]);
      await insertRows(tx, unsafeTables(tx).grants, grants);
    },
  };
}
