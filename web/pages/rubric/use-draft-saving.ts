import { useCallback, useEffect, useRef, useState } from 'react';
import type { Rubric } from '../../../server/core/rubric/rubric.ts';
import { call, newClientId, refusalCode } from '../../api.ts';
import { keep, kept, letGo } from '../../parts/kept.ts';

/** 'kept': the service could not take it; it stays on this device and is sent again with the next change, or by hand. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'kept' | 'stale';
type Kept = { readonly version: number; readonly file: string };

const PAUSE = 800;

/**
 * The draft as it is being written. Every change is kept on this device at once and sent after a moment's pause, one at a time;
 * a version that somebody else has overtaken is never forced over theirs.
 */
export function useDraftSaving(at: {
  readonly personId: string;
  readonly areaId: string;
  readonly key: string;
  readonly version: number;
  readonly file: string;
}) {
  const { personId, areaId, key } = at;
  const what = `rubric ${areaId} ${key}`;
  const [rubric, setRubric] = useState(() => JSON.parse(at.file) as Rubric);
  const [saving, setSaving] = useState<Saving>('saved');
  const [error, setError] = useState<unknown>(null);
  const [isRestored, setRestored] = useState(false);
  const version = useRef(at.version);
  const newest = useRef(rubric);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSending = useRef(false);

  const send = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (isSending.current) return false;
    isSending.current = true;
    const sent = newest.current;
    setSaving('saving');
    try {
      const body = { clientId: newClientId(), key, version: version.current, file: JSON.stringify(sent) };
      const saved = await call('put /api/areas/:areaId/rubric-draft', { params: { areaId }, body });
      version.current = saved.version;
      setError(null);
      isSending.current = false;
      if (newest.current !== sent) return await send();
      await letGo(personId, what);
      setSaving('saved');
      return true;
    } catch (problem) {
      isSending.current = false;
      setError(problem);
      setSaving(refusalCode(problem) === 'stale' ? 'stale' : 'kept');
      return false;
    }
  }, [areaId, key, personId, what]);

  const change = useCallback(
    (how: (now: Rubric) => Rubric) => {
      // As it will be sent: a field that is undefined is no field.
      const next = JSON.parse(JSON.stringify(how(newest.current))) as Rubric;
      newest.current = next;
      setRubric(next);
      const own: Kept = { version: version.current, file: JSON.stringify(next) };
      void keep(personId, what, own);
      setSaving((now) => (now === 'stale' || now === 'saving' ? now : 'waiting'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE);
    },
    [personId, what, send],
  );

  useEffect(() => {
    let isHere = true;
    void kept<Kept>(personId, what).then((found) => {
      if (!isHere || found === undefined || found.file === JSON.stringify(newest.current)) return;
      setRestored(true);
      if (found.version === version.current) change(() => JSON.parse(found.file) as Rubric);
      else {
        // Somebody else went on meanwhile: what was left here is shown, and not sent over theirs.
        const left = JSON.parse(found.file) as Rubric;
        newest.current = left;
        setRubric(left);
        setSaving('stale');
      }
    });
    return () => {
      isHere = false;
    };
  }, [personId, what, change]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    await letGo(personId, what);
  }, [personId, what]);
  return { rubric, change, saving, error, isRestored, version, send, forget };
}
