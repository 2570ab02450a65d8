import { type KeyboardEvent, useState } from 'react';
import { levelRank } from '../../../server/core/reports/level-parts.ts';
import { FIRST_AWARD } from '../../evidence/award-choice.tsx';
import type { Pupil, Rubric } from '../../evidence/evidence-queries.ts';
import { type Given, type LoggedKind, stepped } from '../../evidence/given.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { type RefusalCode, refusalWords } from '../../parts/refusal-words.ts';
import { awardWords } from '../../parts/value-words.tsx';
import { type Draft, giveNext, givenTo, giveOne, isException } from './draft.ts';
import styles from './log.module.css';
import { ObservedNote } from './observed-note.tsx';
import { PupilMenu } from './pupil-menu.tsx';
import { useHold } from './use-hold.ts';

type Props = {
  pupils: readonly Pupil[];
  rubric: Rubric;
  kind: LoggedKind;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
};

function GivenWords({ given, levels }: { given: Given | null; levels: Rubric['levels'] }) {
  const { t } = useWords();
  if (given?.kind === 'level') {
    const rank = levelRank(given.level, levels);
    const tint = { background: `var(--level-${rank})`, color: `var(--on-level-${rank})` };
    return (
      <span className={`${styles['pupil-given']} ${styles['level']}`} style={tint}>
        {given.level}
      </span>
    );
  }
  const words =
    given === null
      ? '–'
      : given.kind === 'count'
        ? t('value.count', { count: given.count })
        : given.kind === 'hours'
          ? t('value.hours', { count: given.hours })
          : given.kind === 'award'
            ? awardWords(given, t)
            : given.kind === 'observation'
              ? t('value.observationShort')
              : given.kind === 'absent'
                ? t('value.absentShort')
                : '';
  return <span className={styles['pupil-given']}>{words}</span>;
}

/** A tap gives the next level; holding, the right button or the small button opens the menu; keys 1–4 give a level at once. */
export function PupilGrid({ pupils, rubric, kind, draft, change }: Props) {
  const { t, named } = useWords();
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const tapOrHold = useHold(setMenuOf, (pupilId) => change((now) => giveNext(now, pupilId, rubric.levels)));
  const opened = pupils.find(({ pupilId }) => pupilId === menuOf);

  function type(pupilId: string, event: KeyboardEvent) {
    const level = rubric.levels[Number(event.key) - 1];
    if (level) change((now) => giveOne(now, pupilId, { kind: 'level', level: level.level }));
  }
  const step = (pupilId: string, by: number) =>
    (kind === 'count' || kind === 'hours') &&
    change((now) => giveOne(now, pupilId, stepped(kind, givenTo(now, pupilId), by)));

  function cell({ pupilId, ...pupil }: Pupil) {
    const name = (
      <span className={styles['pupil-name']}>
        <PupilName of={pupil} />
      </span>
    );
    const note = draft.notes[pupilId] && <Icon name="note" />;
    const given = <GivenWords given={givenTo(draft, pupilId)} levels={rubric.levels} />;
    if (kind === 'level') {
      return (
        <button
          type="button"
          className={styles['pupil-tap']}
          onKeyDown={(event) => type(pupilId, event)}
          {...tapOrHold(pupilId)}
        >
          {name}
          {note}
          {given}
        </button>
      );
    }
    if (kind === 'award') {
      return (
        <button
          type="button"
          className={`${styles['pupil-tap']} ${styles['award']}`}
          onClick={() => setMenuOf(pupilId)}
        >
          {name}
          {note}
          {given}
        </button>
      );
    }
    return (
      <fieldset className={`${styles['pupil-tap']} ${styles['amount']}`} aria-label={named(pupil)}>
        {name}
        {note}
        <button type="button" className="icon-button" aria-label={t('value.less')} onClick={() => step(pupilId, -1)}>
          <Icon name="minus" />
        </button>
        {given}
        <button type="button" className="icon-button" aria-label={t('value.more')} onClick={() => step(pupilId, 1)}>
          <Icon name="plus" />
        </button>
      </fieldset>
    );
  }

  return (
    <section className={styles['pupil-grid-place']}>
      <h2>{t(kind === 'award' ? 'award.who' : 'log.exceptTitle')}</h2>
      <p className="small">
        {t(kind === 'level' ? 'log.exceptHow' : kind === 'award' ? 'award.how' : 'log.exceptHowAmount')}
      </p>
      <PupilOrderPick />
      <ul className={`${styles['pupil-grid']} ${kind === 'level' ? '' : styles['amounts']}`}>
        {pupils.map((pupil) => (
          <li key={pupil.pupilId} className={isException(draft, pupil.pupilId) ? styles['exception'] : ''}>
            {cell(pupil)}
            <button
              type="button"
              className="icon-button"
              aria-label={t('log.menuOf', { name: named(pupil) })}
              onClick={() => setMenuOf(pupil.pupilId)}
            >
              <Icon name="more" />
            </button>
            <Why code={draft.refused?.[pupil.pupilId]} />
            {givenTo(draft, pupil.pupilId)?.kind === 'observation' && (
              <ObservedNote of={pupil} draft={draft} change={change} />
            )}
          </li>
        ))}
      </ul>
      {opened && (
        <PupilMenu
          pupil={opened}
          rubric={rubric}
          kind={kind}
          value={givenTo(draft, opened.pupilId)}
          note={draft.notes[opened.pupilId] ?? ''}
          visibility={draft.visibility}
          lastAward={lastAwardIn(draft)}
          give={(value) => change((now) => giveOne(now, opened.pupilId, value))}
          write={(note) => change((now) => ({ ...now, notes: { ...now.notes, [opened.pupilId]: note } }))}
          close={() => setMenuOf(null)}
        />
      )}
    </section>
  );
}

/** Why what was given to this child was not accepted. */
function Why({ code }: { code: RefusalCode | undefined }) {
  const { t } = useWords();
  return code && <p className={styles['refused']}>{refusalWords(t, code)}</p>;
}

/** The award given last in this draft: the next member of a team gets the same with few changes. */
function lastAwardIn(draft: Draft) {
  const given = Object.values(draft.each).flatMap((value) => (value.kind === 'award' ? value : []));
  return given.at(-1) ?? FIRST_AWARD;
}
