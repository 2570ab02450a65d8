import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../parts/states.tsx';
import { secondStepQuery } from './second-step-queries.ts';
import './second-step-words.ts';

/** On one's own page: whether the password alone signs in, and the way to change that. */
export function SecondStepSection() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(secondStepQuery);
  return (
    <section className="section">
      <h2>{t('secondStep.title')}</h2>
      {!data && error && <Failed isPart error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <p>{t(data.since === null ? 'secondStep.isOff' : 'secondStep.isOn')}</p>
          <p>
            <Link className="onward" to="/second-step?next=/me">
              {t(data.since === null ? 'secondStep.open' : 'secondStep.look')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
