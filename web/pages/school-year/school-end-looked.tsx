import { TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import type { Choices } from './class-choices.ts';
import { AS_PICK } from './fields.tsx';
import styles from './school-year.module.css';
import type { SchoolEnded } from './year-queries.ts';

type Props = { looked: SchoolEnded; choices?: Choices; choose?: (choices: Choices) => void };

/** What would happen, or has happened, in sentences; while nothing is written each class may be sent elsewhere. */
export function SchoolEndLooked({ looked, choices = {}, choose }: Props) {
  const { t, both, day, term } = useWords();
  const { outcome, into, begins, pupils, leavers, teachers, keepers, activitiesAfter, lastDay } = looked;
  const isDone = outcome === 'ended';
  const words = { school: both(looked.school.name), into: into ? both(into.name) : '', day: day(begins ?? lastDay) };
  const main = into
    ? t(isDone ? 'endSchool.moved' : 'endSchool.wouldMove', { ...words, count: pupils })
    : t(isDone ? 'endSchool.isClosed' : 'endSchool.wouldClose', words);
  return (
    <>
      <p role="status">
        <strong>{main}</strong> {leavers > 0 && t('schoolYear.andLeave', { count: leavers })}
      </p>
      {looked.classes.length > 0 && looked.term !== null && (
        <p className="small">{t('endSchool.called', { term: term(looked.term) })}</p>
      )}
      <ul className={`plain-list ${styles['sentences']}`}>
        {looked.classes.map((one) => (
          <li key={one.classId}>
            {!choose ? (
              <ClassSentence one={one} />
            ) : (
              <ClassChoice
                one={one}
                chosen={choices[one.classId]}
                choose={(chosen) => choose({ ...choices, [one.classId]: chosen })}
              />
            )}
          </li>
        ))}
        {teachers > 0 && <li>{t('endSchool.teachers', { count: teachers, day: day(lastDay) })}</li>}
        {keepers > 0 && <li>{t('endSchool.keepers', { count: keepers })}</li>}
        {activitiesAfter > 0 && <li>{t('endSchool.activitiesAfter', { count: activitiesAfter })}</li>}
      </ul>
      {isDone && into && (
        <p>
          <Link to={`/schools/${into.schoolId}/classes`}>{t('schoolEnd.toInto', words)}</Link>
        </p>
      )}
    </>
  );
}

type OneClass = SchoolEnded['classes'][number];

function ClassSentence({ one }: { one: OneClass }) {
  const { t, className } = useWords();
  const said = t(one.to.classId === null ? 'endSchool.ownDone' : 'endSchool.partDone', {
    from: className(one),
    to: className(one.to),
    count: one.pupils,
  });
  return (
    <>
      {said} <Homeroom one={one} isOwn={one.to.classId === null} />
    </>
  );
}

type Chosen = Choices[string];
const OWN = 'own';

function ClassChoice(props: { one: OneClass; chosen: Chosen | undefined; choose: (chosen: Chosen) => void }) {
  const { t, className } = useWords();
  const { one, choose } = props;
  const chosen = props.chosen ?? { toClassId: one.to.classId, number: String(one.freeNumber) };
  const from = className(one);
  return (
    <>
      {t('endSchool.classOf', { from, count: one.pupils })} <Homeroom one={one} isOwn={chosen.toClassId === null} />
      <div className={styles['choice']}>
        <Pick
          label={t('endSchool.goesTo', { from })}
          value={chosen.toClassId ?? OWN}
          onPick={(value) => choose({ ...chosen, toClassId: value === OWN ? null : value })}
        >
          <option value={OWN}>{t('endSchool.asOwn')}</option>
          {one.choices.map((there) => (
            <option key={there.classId} value={there.classId}>
              {t('endSchool.asPart', { to: className(there) })}
            </option>
          ))}
        </Pick>
        {chosen.toClassId === null && (
          <TextInput
            label={t('endSchool.numberOf', { from })}
            labelProps={AS_PICK}
            value={chosen.number}
            onChange={({ currentTarget: { value } }) => choose({ ...chosen, number: value })}
            error={!/^[1-9]\d?$/.test(chosen.number.trim()) && t('schoolYear.classNumberFault')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={2}
            size="md"
          />
        )}
      </div>
    </>
  );
}

/** Whoever has the class goes along only where it stays a class. */
function Homeroom({ one, isOwn }: { one: OneClass; isOwn: boolean }) {
  const { t, list } = useWords();
  if (!isOwn || one.homerooms.length === 0) return null;
  return <span className="small">{t('endSchool.homeroom', { names: list(one.homerooms) })}</span>;
}
