import { createContext, type ReactNode, useContext, useId } from 'react';
import type { Fault } from '../../../server/core/rubric/fault.ts';
import { faultWords } from '../../../server/core/rubric/fault-words.ts';
import type { Rubric } from '../../../server/core/rubric/rubric.ts';
import type { Text } from '../../../server/core/rubric/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import styles from './rubric.module.css';

/** What is wrong in the draft at this moment, and the draft itself for the names in the words. */
export const FaultsHere = createContext<{ faults: readonly Fault[]; rubric: Rubric | null }>({
  faults: [],
  rubric: null,
});

export function FaultLine({ words }: { words: string }) {
  return (
    <p className={styles['fault-at']} role="note">
      <Icon name="warn" />
      {words}
    </p>
  );
}

const isInside = (path: string, place: string) =>
  path === place || (path.startsWith(place) && /^[.[]/.test(path.slice(place.length)));

export function useFaultsAt(places: readonly string[], isDeep = false): readonly Fault[] {
  const { faults } = useContext(FaultsHere);
  return faults.filter(({ path }) => places.some((place) => (isDeep ? isInside(path, place) : path === place)));
}

/** The faults of a field, under it. */
export function FaultsAt({ path, isDeep = false }: { path: string | readonly string[]; isDeep?: boolean }) {
  const { language } = useWords();
  const { rubric } = useContext(FaultsHere);
  const found = useFaultsAt(typeof path === 'string' ? [path] : path, isDeep);
  return [...new Set(found.map((fault) => faultWords(fault, rubric, language)))].map((words) => (
    <FaultLine key={words} words={words} />
  ));
}

type Both = { label: string; value: Text; change: (value: Text) => void; path?: string; isLong?: boolean };

/** The same text in both languages, side by side where there is room. */
export function BothField({ label, value, change, path, isLong = false }: Both) {
  const { t } = useWords();
  const id = useId();
  const faults = useFaultsAt(path ? [path] : [], true);
  const field = (language: 'zh' | 'en') => {
    const shared = {
      id: `${id}-${language}`,
      className: 'plain-input',
      lang: language === 'zh' ? 'zh-CN' : 'en',
      value: value[language],
      'aria-invalid': faults.some((fault) => fault.path === path || fault.path === `${path}.${language}`),
    };
    return (
      <div>
        <label htmlFor={`${id}-${language}`} className="field-label">
          {label} · {t(`rubric.tongue.${language}`)}
        </label>
        {isLong ? (
          <textarea
            {...shared}
            rows={2}
            onChange={(event) => change({ ...value, [language]: event.currentTarget.value })}
          />
        ) : (
          <input {...shared} onChange={(event) => change({ ...value, [language]: event.currentTarget.value })} />
        )}
      </div>
    );
  };
  return (
    <div>
      <div className={styles['two-tongues']}>
        {field('zh')}
        {field('en')}
      </div>
      {path && <FaultsAt path={path} isDeep />}
    </div>
  );
}

type Numbered = {
  label: string;
  value: number | undefined;
  change: (value: number | undefined) => void;
  path?: string;
  step?: number;
  unit?: string;
  /** May be left out: then empty is no number, else it is 0. */
  isOptional?: boolean;
};

export function NumberField({ label, value, change, path, step = 1, unit, isOptional = false }: Numbered) {
  const id = useId();
  const faults = useFaultsAt(path ? [path] : []);
  return (
    <div className={styles['number-field']}>
      <label htmlFor={id} className="field-label">
        {label}
        {unit && ` (${unit})`}
      </label>
      <input
        id={id}
        className="plain-input"
        type="number"
        inputMode="decimal"
        step={step}
        onFocus={(event) => event.currentTarget.select()}
        value={value ?? ''}
        aria-invalid={faults.length > 0}
        onChange={(event) => {
          const { value: typed, valueAsNumber } = event.currentTarget;
          if (typed === '') change(isOptional ? undefined : 0);
          else if (Number.isFinite(valueAsNumber)) change(valueAsNumber);
        }}
      />
      {path && <FaultsAt path={path} />}
    </div>
  );
}

export function Group({
  legend,
  path,
  children,
}: {
  legend: string;
  path?: string | readonly string[];
  children: ReactNode;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
      {path && <FaultsAt path={path} />}
    </fieldset>
  );
}
