import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { movedCitations } from '../../../server/core/comment/citations.ts';
import { cleanText } from '../../../server/core/text/clean.ts';
import { call, newClientId, type Reply } from '../../api.ts';
import { keep, keptUnder, letGo, onLetGo } from '../../parts/kept.ts';
import { queries } from '../../queries.ts';
import { useMe } from '../../session.ts';
import { type Draft, Drafts, type KeptDraft } from './drafts.ts';

export type ClassComments = Reply<'get /api/classes/:classId/comments'>;
export type Child = ClassComments['pupils'][number];

const keyOf = (classId: string) => ['class', classId, 'comments'];

export const useComments = (classId: string, asked: { term?: string }) =>
  useQuery({
    queryKey: [...keyOf(classId), asked],
    queryFn: () => call('get /api/classes/:classId/comments', { params: { classId }, query: asked }),
  });

export const commentsChanged = (classId: string) => queries.invalidateQueries({ queryKey: keyOf(classId) });

/** As the service keeps it: places in the text are those of the clean one. */
function asSent({ text, citations, kept, version }: KeptDraft) {
  const clean = cleanText(text);
  const moved = movedCitations(text, clean, citations).filter(({ at }) => at > 0);
  return { version, text: clean, citations: moved, kept: [...kept] };
}

type Where = { readonly personId: string; readonly classId: string; readonly term: string };
const open = new Map<string, Promise<Drafts>>();
onLetGo(() => {
  for (const made of open.values()) void made.then((drafts) => drafts.close());
  open.clear();
});

/** One for each class and term, for as long as somebody is signed in: what is being sent outlives the page it was typed on. */
function draftsOf({ personId, classId, term }: Where): Promise<Drafts> {
  const name = `comment ${classId} ${term} `;
  const known = open.get(personId + name);
  if (known) return known;
  const made = keptUnder<KeptDraft>(personId, name).then(
    (left) =>
      new Drafts(
        {
          send: async (pupilId, draft, clientId) => {
            const body = { clientId, term, ...asSent(draft) };
            const params = { classId, pupilId };
            return await call('put /api/classes/:classId/comments/:pupilId', { params, body });
          },
          keep: (pupilId, draft) => keep(personId, name + pupilId, draft),
          letGo: (pupilId) => letGo(personId, name + pupilId),
          newClientId,
          later: (run, seconds) => {
            const timer = setTimeout(run, seconds * 1000);
            return () => clearTimeout(timer);
          },
        },
        left,
      ),
  );
  open.set(personId + name, made);
  return made;
}

export function useDrafts(classId: string, term: string): Drafts | undefined {
  const { personId } = useMe();
  const [drafts, setDrafts] = useState<Drafts>();
  useEffect(() => {
    let isHere = true;
    void draftsOf({ personId, classId, term }).then((made) => {
      if (isHere) setDrafts(made);
    });
    return () => {
      isHere = false;
    };
  }, [personId, classId, term]);
  useEffect(() => {
    if (!drafts) return undefined;
    window.addEventListener('online', drafts.retry);
    return () => window.removeEventListener('online', drafts.retry);
  }, [drafts]);
  useSyncExternalStore(drafts?.watch ?? never, () => drafts?.version ?? 0);
  return drafts;
}
const never = () => () => undefined;

/** What stands on the page: what was typed here and is not saved, else what is saved. */
export function shownOf({ pupilId, comment }: Child, drafts: Drafts): KeptDraft {
  const entry = drafts.of(pupilId);
  if (entry && (entry.state !== 'saved' || entry.version >= (comment?.version ?? 0))) return entry;
  const said: Draft = comment ?? { text: '', citations: [], kept: [] };
  const { text, citations, kept } = said;
  return { text, citations: citations.map(({ at, markId }) => ({ at, markId })), kept, version: comment?.version ?? 0 };
}
