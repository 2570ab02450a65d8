import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { DecisionForm } from './decision-form.tsx';
import { hintWords, writtenChance } from './hint-words.ts';
import styles from './screens.module.css';
import type { Hit } from './screens-queries.ts';

/** One hint: what was found, what to ask, and what came of it. */
export function Hint({ hit, schoolId, term }: { hit: Hit; schoolId: string; term: string }) {
  const words = useWords();
  const { t, time } = words;
  const [isOpen, setOpen] = useState(false);
  const { evidence, decision, p } = hit;
  const { says, lines } = hintWords(evidence, words);
  return (
    <li className={`card ${styles['hint']}`}>
      <h3>{t(`screens.name.${evidence.screen}`)}</h3>
      <p>{says}</p>
      {lines.length > 0 && (
        <ul className={styles['hint-lines']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {evidence.screen === 'copied' && <Example texts={evidence.example} />}
      {decision === null && <p className={styles['hint-do']}>{t(`screens.do.${evidence.screen}`)}</p>}
      {decision && (
        <p>
          <span className="plain-tag">{t(`screens.outcome.${decision.outcome}`)}</span>{' '}
          {t('screens.decidedOn', { time: time(decision.decidedAt), note: decision.note })}
        </p>
      )}
      <p className="small">{t('screens.howSure', { p: writtenChance(p, words) })}</p>
      {isOpen ? (
        <DecisionForm hit={hit} schoolId={schoolId} term={term} close={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t(decision ? 'screens.change' : 'screens.decide')}
        </Button>
      )}
    </li>
  );
}

function Example({ texts: [one, other] }: { texts: readonly string[] }) {
  const { t } = useWords();
  if (one === undefined || other === undefined) return <p className="small">{t('screens.exampleGone')}</p>;
  return (
    <figure className={styles['hint-example']}>
      <figcaption className="small">{t('screens.example')}</figcaption>
      <blockquote>{one}</blockquote>
      <blockquote>{other}</blockquote>
    </figure>
  );
}
