import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MarkValue } from '../../../server/contract/words.ts';
import { call } from '../../api.ts';
import { type Award, AwardFields, FIRST_AWARD } from '../../evidence/award-choice.tsx';
import { classDayQuery, type Indicator, knownIndicators, type Rubric } from '../../evidence/evidence-queries.ts';
import { amountOf, type Given } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { useKeys } from '../../parts/use-keys.ts';
import styles from './contribution.module.css';
import { contributionWords, useSending, type Waiting } from './contribution-queries.ts';

type Props = { one: Waiting; classId: string; isNow: boolean; giveBack: () => void };
/** Null where only the family's own level is recorded. */
type Approve = (value: MarkValue | null) => void;

/** Which indicator it is for, and its level or amount; a tap on a level is the whole approval. */
export function ReviewForm({ one, classId, isNow, giveBack }: Props) {
  const { t, both, named } = useWords();
  const day = useQuery(classDayQuery(classId, one.happenedOn));
  const [indicatorId, setIndicator] = useState(one.indicatorId ?? '');
  const [note, setNote] = useState('');
  const approving = useSending({
    about: ['class', classId],
    send: ({ clientId, value }: { clientId: string; value: MarkValue | null }) =>
      call('post /api/classes/:classId/contributions/:contributionId/approval', {
        params: { classId, contributionId: one.contributionId },
        body: { clientId, version: one.version, indicatorId, value, note: note.trim() || null },
      }),
    done: t('contribution.approved', { name: named({ name: one.pupilName, apart: one.apart }) }),
  });
  if (!day.data)
    return day.error ? <Failed isPart error={day.error} retry={() => void day.refetch()} /> : <Bones cards={0} />;
  const found = knownIndicators(day.data.rubrics).get(indicatorId);
  const approve: Approve = (value) => {
    if (!approving.isPending) approving.mutate(value);
  };
  return (
    <div className={styles['review']}>
      <Pick label={t('contribution.indicator')} value={indicatorId} onPick={setIndicator}>
        <option value="">{t('contribution.choose')}</option>
        {day.data.rubrics.map((rubric) => (
          <optgroup key={rubric.rubricId} label={t(`dimension.${rubric.dimension}`)}>
            {[...rubric.indicators, ...rubric.notOffered.filter((one) => one.isForFamily)].map((indicator) => (
              <option key={indicator.indicatorId} value={indicator.indicatorId}>
                {both(indicator.title)}
              </option>
            ))}
          </optgroup>
        ))}
      </Pick>
      {indicatorId !== '' && indicatorId === one.indicatorId && (
        <p className="small">{t('contribution.chosenByFamily')}</p>
      )}
      <TextInput
        label={t('contribution.note')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        maxLength={500}
        size="md"
      />
      {found && <ValueForm key={indicatorId} {...found} one={one} isNow={isNow} approve={approve} />}
      {approving.error && <Notice kind="bad">{contributionWords(t, approving.error)}</Notice>}
      <p className="actions">
        <Button variant="default" onClick={giveBack}>
          {t('contribution.giveBack')}
        </Button>
      </p>
    </div>
  );
}

type ValueProps = { rubric: Rubric; indicator: Indicator; one: Waiting; isNow: boolean; approve: Approve };

function ValueForm({ rubric, indicator, one, isNow, approve }: ValueProps) {
  const { t } = useWords();
  const kind = indicator.valueKind;
  const amountKind = kind === 'hours' || kind === 'count' ? kind : undefined;
  const [amount, setAmount] = useState<Given>(amountOf(amountKind ?? 'count', (kind === 'hours' && one.hours) || 1));
  const [award, setAward] = useState<Award>({ ...FIRST_AWARD, work: one.title });
  const ready = sendable(amountKind ? amount : kind === 'award' ? award : { kind: 'observation' });
  const isTheirs = kind === 'level' && indicator.isForFamily;
  const isOwnSaid = one.ownLevel !== null && one.indicatorId === indicator.indicatorId;
  useKeys((key) => {
    if (!isNow) return;
    if (isTheirs) {
      if (key === 'a' && isOwnSaid) approve(null);
      return;
    }
    const level = kind === 'level' ? rubric.levels['1234567'.indexOf(key)]?.level : undefined;
    if (level !== undefined) approve({ kind: 'level', level });
    else if (key === 'a' && ready) approve(ready);
  });
  if (isTheirs)
    return (
      <>
        <p className="small">{t(isOwnSaid ? 'contribution.theirs' : 'contribution.theirsNone')}</p>
        <p>
          <Button onClick={() => approve(isOwnSaid ? null : { kind: 'observation' })}>
            {t(isOwnSaid ? 'contribution.approve' : 'contribution.approveFact')}
          </Button>
        </p>
      </>
    );
  if (kind === 'level')
    return (
      <div>
        <p className="small">{t('contribution.rate')}</p>
        <LevelChoice
          rubric={rubric}
          value={null}
          choose={(given) => given.kind !== 'absent' && approve(given)}
          label={t('contribution.rate')}
        />
      </div>
    );
  return (
    <>
      {amountKind && (
        <AmountChoice kind={amountKind} value={amount} choose={setAmount} label={t('contribution.amount')} />
      )}
      {kind === 'award' && <AwardFields award={award} change={setAward} isTried />}
      <p>
        <Button disabled={!ready} onClick={() => ready && approve(ready)}>
          {t(ready?.kind === 'observation' ? 'contribution.approveFact' : 'contribution.approve')}
        </Button>
      </p>
    </>
  );
}

/** What can be sent of what is chosen: an award says for which work. */
function sendable(given: Given): MarkValue | undefined {
  if (given.kind === 'absent') return undefined;
  if (given.kind !== 'award') return given;
  const work = given.work.trim();
  return work === '' ? undefined : { ...given, work };
}
