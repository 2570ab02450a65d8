import { useMutation, useQuery } from '@tanstack/react-query';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { queries } from '../../queries.ts';
import type { Report } from './area-parts.tsx';

const LOOK_EVERY = 5_000;

/** Until when the measured part reaches, and a way to have it worked out again now; the page takes the new one when it is there. */
export function MeasureAgain({ report }: { report: Report }) {
  const { t, time } = useWords();
  const { area, measured, term, terms } = report;
  const ask = useMutation({
    mutationFn: (clientId: string) =>
      call('post /api/areas/:areaId/measurements', { params: { areaId: area.areaId }, body: { clientId } }),
  });
  const isAsked = ask.data !== undefined && (measured?.cutOffAt ?? 0) < ask.data.askedAt;
  useQuery({
    queryKey: ['measuring', area.areaId],
    queryFn: () => queries.invalidateQueries({ queryKey: ['area', area.areaId, 'report'] }).then(() => null),
    enabled: isAsked,
    refetchInterval: LOOK_EVERY,
    gcTime: 0,
  });
  // The running term and the one before it are kept up to date; older ones stay as they are.
  const current = terms.find(({ isCurrent }) => isCurrent)?.code ?? '';
  const isKept = terms.filter(({ code }) => term.code < code && code <= current).length < 2;
  return (
    <p className="small" role="status">
      {measured && t('areaMeasured.reaches', { time: time(measured.cutOffAt) })} {isAsked && t('areaMeasured.working')}
      {ask.isError && t('areaMeasured.notAsked')}{' '}
      {isKept && !isAsked && (
        <button
          type="button"
          className="quiet-button no-print"
          disabled={ask.isPending}
          onClick={() => ask.mutate(newClientId())}
        >
          {t('areaMeasured.again')}
        </button>
      )}
    </p>
  );
}
