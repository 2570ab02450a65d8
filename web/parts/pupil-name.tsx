import type { Bilingual } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './pupil-name.module.css';

type Props = { of: { readonly name: string; readonly apart: Bilingual | null } };

/** A child's name, and beside a name that its class has twice what tells the two apart. In a label or a sentence `named` says the same. */
export function PupilName({ of: { name, apart } }: Props) {
  const { both } = useWords();
  return (
    <span className={styles['name']}>
      {name}
      {apart && <span className={styles['apart']}> {both(apart)}</span>}
    </span>
  );
}
