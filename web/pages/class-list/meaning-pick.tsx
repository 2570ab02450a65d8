import { useWords } from '../../i18n/use-words.ts';

export const MEANINGS = [
  'none',
  'name',
  'sex',
  'student-number',
  'own-number',
  'number-in-class',
  'grade',
  'class',
  'guardian-1-name',
  'guardian-1-phone',
  'guardian-2-name',
  'guardian-2-phone',
] as const;
export type Meaning = (typeof MEANINGS)[number];
export const isMeaning = (word: string): word is Meaning => MEANINGS.some((one) => one === word);

type Props = { said: string; value: string; change: (meaning: string) => void; mayForget?: boolean };

/** What a column means, chosen by somebody who knows the list. */
export function MeaningPick({ said, value, change, mayForget = false }: Props) {
  const { t } = useWords();
  return (
    <label>
      <span>{said}</span>
      <select value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {MEANINGS.map((meaning) => (
          <option key={meaning} value={meaning}>
            {t(`classList.meaning.${meaning}`)}
          </option>
        ))}
        {mayForget && <option value="forget">{t('classList.meaning.forget')}</option>}
      </select>
    </label>
  );
}
