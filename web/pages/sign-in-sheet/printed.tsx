import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Notice } from '../../parts/states.tsx';
import { useLeaveGuard } from '../../parts/use-leave-guard.ts';
import styles from './sign-in-sheet.module.css';
import { type Kind, type Slip, Slips } from './slips.tsx';

type Props = {
  slips: readonly Slip[];
  place: string;
  where: string;
  kind: Kind;
  done: () => void;
};

/** The only time the codes are there: nothing keeps them, so that leaving asks first. */
export function Printed({ slips, place, where, kind, done }: Props) {
  const { t } = useWords();
  useLeaveGuard(() => true, t('signInSheet.leave'));
  return (
    <div className={styles['printed']}>
      <div className="no-print">
        <PageHead
          title={t('signInSheet.title')}
          where={where}
          headline={t('signInSheet.made', { count: slips.length })}
        />
        <Notice kind="warn">{t('signInSheet.once')}</Notice>
        <div className="actions">
          <Button size="md" onClick={() => window.print()}>
            {t('signInSheet.print')}
          </Button>
          <Button size="md" variant="default" onClick={done}>
            {t('signInSheet.done')}
          </Button>
        </div>
      </div>
      <Slips slips={slips} place={place} kind={kind} />
    </div>
  );
}
