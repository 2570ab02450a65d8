import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, newClientId, Refused, type Reply } from '../../api.ts';
import { queries } from '../../queries.ts';
import { type Portion, portionsOf, type Row } from './portions.ts';

type Results = Reply<'post /api/classes/:classId/archives'>['results'];

/**
 * A class in portions, one after the other, and said how far it is. After no answer the same requests go on from where they stopped; what the service
 * refused is over, and whoever looks decides anew.
 */
export function useFiling(classId: string, term: string) {
  const [all, setAll] = useState(0);
  const [results, setResults] = useState<Results>([]);
  const [left, setLeft] = useState<readonly Portion[]>([]);
  const filing = useMutation({
    mutationFn: async (portions: readonly Portion[]) => {
      for (const [at, { clientId, rows }] of portions.entries()) {
        setLeft(portions.slice(at));
        const body = { clientId, term, rows: [...rows] };
        const told = await call('post /api/classes/:classId/archives', { params: { classId }, body });
        setResults((before) => [...before, ...told.results]);
      }
      setLeft([]);
    },
    onError: (error) => {
      if (error instanceof Refused) setLeft([]);
    },
    // Part of it may have gone, whatever became of the rest; a child's own page of what is filed lists it too.
    onSettled: () =>
      Promise.all([['class', classId], ['pupil']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return {
    all,
    results,
    done: results.filter(({ outcome }) => outcome === 'filed' || outcome === 'already').length,
    error: filing.error,
    isFiling: filing.isPending,
    mayGoOn: left.length > 0 && !filing.isPending,
    begin: (rows: readonly Row[]) => {
      setAll(rows.length);
      setResults([]);
      filing.mutate(portionsOf(rows, newClientId));
    },
    goOn: () => filing.mutate(left),
  };
}
