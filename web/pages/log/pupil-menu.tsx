import { Button, Textarea } from '@mantine/core';
import { type Award, AwardChoice } from '../../evidence/award-choice.tsx';
import type { Pupil, Rubric } from '../../evidence/evidence-queries.ts';
import type { Given, LoggedKind } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import type { Draft } from './draft.ts';

type Props = {
  pupil: Pupil;
  rubric: Rubric;
  kind: LoggedKind;
  value: Given | null;
  note: string;
  visibility: Draft['visibility'];
  lastAward: Award;
  give: (value: Given) => void;
  write: (note: string) => void;
  close: () => void;
};

/** One pupil: any level, absent, or a note. Choosing a level is the second and last tap. */
export function PupilMenu({ pupil, rubric, kind, value, note, visibility, lastAward, give, write, close }: Props) {
  const { t, named } = useWords();
  const choose = (next: Given) => {
    give(next);
    close();
  };
  return (
    <Dialog title={named(pupil)} close={close}>
      <div className="form">
        {kind === 'level' ? (
          <LevelChoice rubric={rubric} value={value} choose={choose} label={named(pupil)} withAbsent />
        ) : kind === 'award' ? (
          <>
            <AwardChoice start={value?.kind === 'award' ? value : lastAward} give={choose} />
            {value?.kind === 'award' && (
              <button type="button" className="plain-button" onClick={() => choose({ kind: 'absent' })}>
                {t('award.takeBack')}
              </button>
            )}
          </>
        ) : (
          <>
            <AmountChoice kind={kind} value={value} choose={give} label={named(pupil)} />
            <button type="button" className="plain-button" onClick={() => choose({ kind: 'absent' })}>
              {t('value.absentShort')}
            </button>
          </>
        )}
        <Textarea
          label={t('log.note')}
          description={t('log.noteHint')}
          value={note}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={500}
          size="md"
        />
        <WhoSees visibility={visibility} />
        {kind !== 'award' && <Button onClick={close}>{t('common.done')}</Button>}
      </div>
    </Dialog>
  );
}
