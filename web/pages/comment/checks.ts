import { alikeIn, othersRead, type Prepared } from '../../../server/core/comment/alike.ts';
import { type Catch, catchesIn, unansweredIn } from '../../../server/core/comment/catches.ts';
import type { ClassComments } from './comment-queries.ts';
import { shownOf } from './comment-queries.ts';
import type { Draft, Drafts } from './drafts.ts';

/** Comments that were read before, by names, child and text: of forty-five the one that is typed is read with each key. */
export type ReadBefore = Map<string, Prepared>;
const MOST_READ = 500;

/** What is compared with: the names of the class, and what stands in its other comments just now. */
export function checksOf(room: ClassComments, drafts: Drafts, before: ReadBefore) {
  const names = [...room.pupils.map(({ name }) => name), ...room.formerNames];
  if (before.size > MOST_READ) before.clear();
  const read = room.pupils.flatMap((child) => {
    const text = shownOf(child, drafts).text;
    const key = [names, child.pupilId, text].join(' ');
    const known = before.get(key) ?? othersRead([{ pupilId: child.pupilId, text }], names)[0];
    if (known) before.set(key, known);
    return known ?? [];
  });
  const goneOf = (pupilId: string) => {
    const { comment } = room.pupils.find((child) => child.pupilId === pupilId) ?? {};
    return new Set(comment?.citations.flatMap(({ markId, state }) => (state === 'gone' ? [markId] : [])));
  };
  return (pupilId: string, { text, citations }: Draft): Catch[] => {
    const own = room.pupils.find((child) => child.pupilId === pupilId)?.name ?? '';
    const classmates = room.pupils.filter((child) => child.pupilId !== pupilId).map(({ name }) => name);
    const others = read.filter((one) => one.pupilId !== pupilId);
    return catchesIn({
      ...{ text, citations, gone: goneOf(pupilId), own, others: [...classmates, ...room.formerNames] },
      alike: alikeIn(text, others, names),
    });
  };
}

export type Look = ReturnType<typeof checksOf>;

export const openIn = (catches: readonly Catch[], { kept }: Draft) => unansweredIn(catches, kept).length;
