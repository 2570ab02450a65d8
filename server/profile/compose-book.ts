import type { Reader } from '../../db/engine.ts';
import { selectEmblemOfClass } from '../../db/reach/emblems.ts';
import { selectNames, selectTerms } from '../../db/reach/lists.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { selectShownPhotos } from '../../db/shown-photos.ts';
import type { Book } from '../book/book.ts';
import { photosOf } from '../book/pick-records.ts';
import { DIMENSIONS } from '../contract/words.ts';
import { shanghaiDay } from '../core/calendar/days.ts';
import type { Language } from '../core/reports/names.ts';
import { selectChosenWorks } from '../reports/chosen-works.ts';
import { selectReleasedComments } from '../reports/released-comments.ts';
import { openProfile } from './compose-profile.ts';
import { asItems, readableIndicators } from './evidence-items.ts';
import { selectEvidence } from './store.ts';

/** More records than a child has in a term; of more than that the latest. */
const MOST = 400;

type About = { readonly q: Reader; readonly target: ReachedPupil; readonly now: number; readonly today: string };
type Asked = { readonly term?: string | undefined; readonly lang: Language };
/** Which file each of the book's photos is. */
type Shown = { readonly photoId: string; readonly digest: string };

/**
 * What a growth book is made of: the page of the family, whoever asks, with the term's records behind it. Paper goes home: nothing that is
 * for staff alone is in it, and of what a member of staff does not reach nothing either.
 */
export async function composeBook(about: About, { term: code, lang }: Asked) {
  const { q, target: pupil } = about;
  const opened = await openProfile(about, code, 'family');
  const { page: profile, term, rubrics, unjudged } = opened;
  if (profile.audience !== 'family') throw new Error('the page of a family was asked for');
  const terms = await selectTerms(q, pupil.districtId);
  const readable = readableIndicators(rubrics, 'family');
  const { rows } = await selectEvidence(q, pupil, { termId: term.id, readable, reader: 'family', limit: MOST });
  const records = await asItems(q, { rubrics, terms, unjudged }, rows);
  const next = terms.filter((one) => one.startsOn > term.endsOn).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0];
  const dimensions = [...profile.dimensions].sort(
    (a, b) => DIMENSIONS.indexOf(a.dimension) - DIMENSIONS.indexOf(b.dimension),
  );
  const book: Book = {
    profile: { ...profile, dimensions },
    language: lang,
    emblem: await selectEmblemOfClass(q, profile.class.classId),
    records,
    nextTerm: next ? { code: next.code, startsOn: next.startsOn } : null,
    ...(await commentOf(about, term.id)),
    works: (await selectChosenWorks(q, pupil, term.id, 'family')).flatMap(({ title, happenedOn: day, state, why }) =>
      state === 'stands' ? { title, day, why } : [],
    ),
  };
  return { book, photos: await filesOf(q, book, rows), opened };
}

/**
 * What was released last, where a child changed class and has two. A family reads it, and who hands the book over to it; a teacher of one
 * subject prints the book without.
 */
async function commentOf({ q, target: pupil }: About, termId: string): Promise<Pick<Book, 'comment'>> {
  if (pupil.by.role === 'teacher') return {};
  const [last] = await selectReleasedComments(q, pupil, termId);
  if (!last) return {};
  const names = await selectNames(q, [last.authorId]);
  const { text, authorId, releasedAt } = last;
  return { comment: { text, author: names.get(authorId) ?? '', day: shanghaiDay(releasedAt ?? 0) } };
}

async function filesOf(
  q: Reader,
  { records }: Book,
  rows: Awaited<ReturnType<typeof selectEvidence>>['rows'],
): Promise<Shown[]> {
  const wanted = new Set(photosOf(records));
  const activities = new Set(
    records.flatMap(({ activityId, photos }) => (photos.some(({ photoId }) => wanted.has(photoId)) ? activityId : [])),
  );
  const placed = rows.flatMap(({ activity: { schoolId, id } }) =>
    activities.has(id) ? { schoolId, activityId: id } : [],
  );
  const { shown } = await selectShownPhotos(q, placed);
  return shown.flatMap(({ photoId, digest }) => (wanted.has(photoId) ? { photoId, digest } : []));
}
