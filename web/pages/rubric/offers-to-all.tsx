import { useMutation } from '@tanstack/react-query';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './rubric.module.css';
import { type Adoptions, rubricsChanged } from './rubric-queries.ts';

type Dimension = Adoptions['rubrics'][number]['dimension'];
type Needing = Adoptions['rubrics'][number]['needsOffer'][number];

/** What needs a venue, devices or money: the school says whether it offers it to all its children, from the next term on. */
export function OffersToAll({ schoolId, data }: { schoolId: string; data: Adoptions }) {
  const { t, term } = useWords();
  const some = data.rubrics.filter(({ needsOffer }) => needsOffer.length > 0);
  if (some.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('forAll.title')}</h2>
      <p>{t('forAll.how')}</p>
      <p className="small">{t('forAll.from', { term: term(data.nextTerm) })}</p>
      {some.map(({ dimension, needsOffer }) => (
        <section key={dimension} className="section">
          <h3>
            <DimensionName dimension={dimension} />
          </h3>
          <ul className="rows">
            {needsOffer.map((one) => (
              <Offer key={one.indicatorId} one={one} dimension={dimension} schoolId={schoolId} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Offer({ one, dimension, schoolId }: { one: Needing; dimension: Dimension; schoolId: string }) {
  const { t, both, term } = useWords();
  const change = useMutation({
    mutationFn: (isForAll: boolean) =>
      call('put /api/schools/:schoolId/offers-to-all', {
        params: { schoolId },
        body: { clientId: newClientId(), dimension, indicatorId: one.indicatorId, isForAll },
      }),
    onSuccess: async ({ isForAll, fromTerm }) => {
      await rubricsChanged();
      toast(t(isForAll ? 'forAll.begun' : 'forAll.ended', { title: both(one.title), term: term(fromTerm) }));
    },
  });
  const isOn = change.isPending ? change.variables : one.isForAllNext;
  return (
    <li className={styles['offer']}>
      <div>
        <p>{both(one.title)}</p>
        <p className="small">{t(one.isForAllNow ? 'forAll.nowCounts' : 'forAll.nowNeutral')}</p>
      </div>
      <label className={styles['switch']}>
        <input
          type="checkbox"
          aria-label={t('forAll.offer', { title: both(one.title) })}
          checked={isOn}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <span aria-hidden="true">{t(isOn ? 'forAll.on' : 'forAll.off')}</span>
      </label>
      {change.error && <Notice kind="bad">{problemWords(t, change.error)}</Notice>}
    </li>
  );
}
