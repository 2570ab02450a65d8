import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader } from './engine.ts';

type Terms = { readonly own: readonly string[]; readonly earlier: readonly string[] };

/** What was resolved at a place in some terms, and what is still open of earlier ones: open ones by their day, then the closed, the latest first. */
export async function selectActions(q: Reader, placeId: string, { own, earlier }: Terms, most: number) {
  const { improvementActions: actions } = q.tables;
  const select = (terms: readonly string[], isOpen: boolean) =>
    q
      .select()
      .from(actions)
      .where(
        and(
          eq(actions.placeId, placeId),
          inArray(actions.termId, [...terms]),
          isOpen ? eq(actions.status, 'open') : ne(actions.status, 'open'),
        ),
      )
      .orderBy(isOpen ? asc(actions.dueOn) : desc(actions.changedAt), asc(actions.id))
      .limit(most);
  return [...(await select([...own, ...earlier], true)), ...(await select(own, false))];
}
export type ActionRow = Awaited<ReturnType<typeof selectActions>>[number];
