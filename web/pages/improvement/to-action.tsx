import { Suspense, useState } from 'react';
import { type About, aboutFinding } from '../../../server/core/improvement/about-finding.ts';
import { aboutWords } from '../../../server/core/improvement/action-words.ts';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { ActionDialog } from './dialogs.tsx';
import styles from './improvement.module.css';
import { addAction, type Of, usualDay } from './improvement-queries.ts';

type Report = Reply<'get /api/schools/:schoolId/report'> | Reply<'get /api/areas/:areaId/report'>;
type Props = {
  of: Of;
  finding: Report['findings'][number];
  /** The finding as it stands on the page. */
  words: string;
  terms: Report['terms'];
};

/** Beside a finding: make something of it. */
export function ToAction({ of, finding, words, terms }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const about = aboutFinding(finding);
  if (!about) return null;
  return (
    <>
      <button
        type="button"
        className={`quiet-button no-print ${styles['to-action']}`}
        aria-label={t('improve.turnThis', { finding: words })}
        onClick={() => setOpen(true)}
      >
        {t('improve.turn')}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <NewAction of={of} about={about} terms={terms} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function NewAction({ of, about, terms, close }: { of: Of; about: About; terms: Props['terms']; close: () => void }) {
  const { t, language, className } = useWords();
  const where = [
    ...(about.class ? [className(about.class)] : []),
    ...(about.dimension ? [t(`dimension.${about.dimension}`)] : []),
  ].join(' · ');
  const from = today();
  const endsOn = terms.find((one) => one.isCurrent)?.endsOn ?? '';
  return (
    <ActionDialog
      title={t('improve.newTitle')}
      about={aboutWords(about, language)}
      of={of}
      said={{ text: t(`improve.suggest.${about.kind}`, { where }), owner: '', dueOn: usualDay(from, endsOn) }}
      from={from}
      save={(said) => addAction(of, about, said)}
      saved={t('improve.added')}
      close={close}
    />
  );
}
