import { lazy, Suspense, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { type Contribution, contributionWords, useSending } from './contribution-queries.ts';
import { WitnessLines } from './witness-lines.tsx';

/** Drawing a code comes along only where one is asked for. */
const WitnessDialog = lazy(async () => ({ default: (await import('./witness-dialog.tsx')).WitnessDialog }));

type Props = { one: Contribution; pupilId: string; canAsk: boolean; canEnd: boolean };

/** Who outside was asked about one that was sent: what they said, links that wait, and the way to ask one more. */
export function WitnessPart({ one, pupilId, canAsk, canEnd }: Props) {
  const { t, time } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { contributionId, witnesses } = one;
  const ending = useSending({
    about: ['pupil', pupilId, 'contributions'],
    send: ({ clientId, value: linkId }: { clientId: string; value: string }) =>
      call('post /api/pupils/:pupilId/contributions/:contributionId/witness-links/:linkId/end', {
        params: { pupilId, contributionId, linkId },
        body: { clientId },
      }),
    done: t('contribution.witness.ended'),
  });
  return (
    <>
      <WitnessLines answers={witnesses.flatMap(({ answer }) => answer ?? [])} />
      {witnesses
        .filter(({ state }) => state === 'open')
        .map(({ linkId, madeAt, endsAt }) => (
          <p key={linkId} className="small">
            {t('contribution.witness.waits', { made: time(madeAt), until: time(endsAt) })}{' '}
            {canEnd && (
              <button type="button" className="quiet-button" onClick={() => ending.mutate(linkId)}>
                {t('contribution.witness.end')}
              </button>
            )}
          </p>
        ))}
      {ending.error && <Notice kind="bad">{contributionWords(t, ending.error)}</Notice>}
      {canAsk && (
        <p className="actions">
          <button type="button" className="plain-button" onClick={() => setAsking(true)}>
            {t('contribution.witness.ask')}
          </button>
        </p>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <WitnessDialog pupilId={pupilId} of={one} close={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
