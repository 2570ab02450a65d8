import { useWords } from '../i18n/use-words.ts';
import { chooseOrder, PUPIL_ORDERS, usePupilOrder } from './pupil-order.ts';

/** One switch for every list of a class: as the class is numbered, or by name. */
export function PupilOrderPick() {
  const { t } = useWords();
  const order = usePupilOrder();
  return (
    <fieldset className="chips no-print" aria-label={t('pupilOrder.label')}>
      {PUPIL_ORDERS.map((one) => (
        <button key={one} type="button" className="chip" aria-pressed={one === order} onClick={() => chooseOrder(one)}>
          {t(`pupilOrder.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
