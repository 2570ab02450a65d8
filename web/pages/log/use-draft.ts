import { useCallback, useEffect, useRef, useState } from 'react';
import { keep, kept, letGo } from '../../parts/kept.ts';
import { type Draft, emptyDraft, isUntouched } from './draft.ts';

/** The draft of this class, kept on this device while it is written and found again after a reload. */
export function useDraft(personId: string, classId: string, day: string) {
  const what = `log ${classId}`;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isRestored, setRestored] = useState(false);
  const isDone = useRef(false);

  useEffect(() => {
    let isHere = true;
    void kept<Draft>(personId, what).then((found) => {
      if (!isHere) return;
      setRestored(found !== undefined);
      setDraft(found ?? emptyDraft(day));
    });
    return () => {
      isHere = false;
    };
  }, [personId, what, day]);

  useEffect(() => {
    if (draft && !isDone.current && !isUntouched(draft)) void keep(personId, what, draft);
  }, [draft, personId, what]);

  const change = useCallback((how: (draft: Draft) => Draft) => setDraft((now) => now && how(now)), []);
  const forget = useCallback(async () => {
    isDone.current = true;
    await letGo(personId, what);
  }, [personId, what]);
  const startAnew = useCallback(async () => {
    setRestored(false);
    setDraft(emptyDraft(day));
    await letGo(personId, what);
  }, [personId, what, day]);
  return { draft, isRestored, change, forget, startAnew };
}
