import { Link } from 'react-router';
import type { Term } from '../../../server/contract/words.ts';
import type { Pupil } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { Empty } from '../../parts/states.tsx';
import styles from './class.module.css';

/** Every pupil with the last record, in the order of the device: who has not been noticed lately is seen at a glance. */
export function PupilRows({ pupils, term }: { pupils: readonly Pupil[]; term: Term }) {
  const { t, day } = useWords();
  const order = usePupilOrder();
  if (pupils.length === 0) return <Empty>{t('class.noPupils')}</Empty>;
  return (
    <>
      <PupilOrderPick />
      <ul className={styles['pupil-rows']}>
        {inOrder(pupils, order, ({ name }) => name).map(({ pupilId, records, lastOn, ...pupil }) => (
          <li key={pupilId} className={records === 0 ? styles['unnoticed'] : ''}>
            <Link to={`/pupils/${pupilId}?term=${term.code}`}>
              <span className={styles['pupil-name']}>
                <PupilName of={pupil} />
              </span>
              <span className="small">
                {lastOn ? t('class.recordsLast', { count: records, day: day(lastOn) }) : t('class.noRecord')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
