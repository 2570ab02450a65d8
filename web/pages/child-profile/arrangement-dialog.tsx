import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { type Arrangement, type Arrangements, arrangingWords, useArranging } from './arrangement-queries.ts';

type Child = { readonly pupilId: string; readonly name: string };
type Choices = Arrangements['indicators'];
type Said = Chosen<Arrangement, 'kind' | 'goal' | 'reason' | 'from' | 'to' | 'indicatorId'>;
type Chosen<T, K extends keyof T> = { readonly [Name in K]: T[Name] };

export function AddDialog(props: { child: Child; choices: Choices; today: string; close: () => void }) {
  const { child, choices, today, close } = props;
  const { t, both } = useWords();
  const nothing = { indicatorId: '', kind: 'exempt', goal: null, reason: '', from: today, to: '' } as const;
  const [said, setSaid] = useState<Said>(nothing);
  const chosen = choices.find(({ indicatorId }) => indicatorId === said.indicatorId);
  return (
    <SaidDialog
      titled={['addTitle', 'addMeans', 'added']}
      name={child.name}
      pupilId={child.pupilId}
      isReady={chosen !== undefined && isWhole(said)}
      send={(clientId) =>
        call('post /api/pupils/:pupilId/arrangements', {
          params: { pupilId: child.pupilId },
          body: { clientId, ...said },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          <Pick
            label={t('arranged.indicator')}
            value={said.indicatorId}
            onPick={(indicatorId) => setSaid({ ...said, indicatorId, kind: 'exempt', goal: null })}
          >
            <option value="">{t('arranged.choose')}</option>
            {choices.map(({ indicatorId, dimension, title }) => (
              <option key={indicatorId} value={indicatorId}>
                {t(`dimension.${dimension}`)} · {both(title)}
              </option>
            ))}
          </Pick>
          {tried && !chosen && <p className="small">{t('arranged.empty')}</p>}
          <Pick
            label={t('arranged.how')}
            value={said.kind}
            onPick={(kind) =>
              setSaid(kind === 'adapted' ? { ...said, kind, goal: '' } : { ...said, kind: 'exempt', goal: null })
            }
          >
            <option value="exempt">{t('arranged.kind.exempt')}</option>
            {chosen?.isJudged && <option value="adapted">{t('arranged.kind.adapted')}</option>}
          </Pick>
          <SaidFields said={said} change={setSaid} tried={tried} />
        </>
      )}
    </SaidDialog>
  );
}

export type ChangeAct = 'correct' | 'end' | 'takeBack';
const TITLED = {
  correct: ['correctTitle', 'correctMeans', 'corrected'],
  end: ['endTitle', 'endMeans', 'ended'],
  takeBack: ['takeBackTitle', 'takeBackMeans', 'takenBack'],
} as const;

export function ChangeDialog(props: {
  act: ChangeAct;
  child: Child;
  of: Arrangement;
  today: string;
  close: () => void;
}) {
  const { act, child, of, today, close } = props;
  const { t, both } = useWords();
  const before = {
    kind: of.kind,
    goal: of.goal,
    reason: of.reason,
    from: of.from,
    to: of.to,
    indicatorId: of.indicatorId,
  };
  const [said, setSaid] = useState<Said>(act === 'end' && of.from <= today ? { ...before, to: today } : before);
  const { goal, reason, from, to } = said;
  return (
    <SaidDialog
      titled={TITLED[act]}
      name={both(of.title)}
      pupilId={child.pupilId}
      isReady={isWhole(said)}
      send={(clientId) =>
        call('put /api/pupils/:pupilId/arrangements/:arrangementId', {
          params: { pupilId: child.pupilId, arrangementId: of.arrangementId },
          body: { clientId, version: of.version, goal, reason, from, to, isWithdrawn: act === 'takeBack' },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          {act === 'correct' && <SaidFields said={said} change={setSaid} tried={tried} />}
          {act === 'end' && (
            <Day label={t('arranged.to')} day={to} change={(day) => setSaid({ ...said, to: day })} tried={tried} />
          )}
        </>
      )}
    </SaidDialog>
  );
}

const isWhole = ({ goal, reason, from, to }: Said) =>
  goal?.trim() !== '' && reason.trim() !== '' && from !== '' && to !== '';

type Fields = { said: Said; change: (said: Said) => void; tried: boolean };

function SaidFields({ said, change, tried }: Fields) {
  const { t } = useWords();
  const missing = (text: string) => tried && text.trim() === '' && t('arranged.empty');
  return (
    <>
      {said.goal !== null && (
        <Textarea
          label={t('arranged.goal')}
          value={said.goal}
          error={missing(said.goal)}
          onChange={({ currentTarget: { value } }) => change({ ...said, goal: value })}
          maxLength={200}
          autosize
          size="md"
        />
      )}
      <Textarea
        label={t('arranged.reason')}
        value={said.reason}
        error={missing(said.reason)}
        onChange={({ currentTarget: { value } }) => change({ ...said, reason: value })}
        maxLength={200}
        autosize
        size="md"
      />
      <Day label={t('arranged.from')} day={said.from} change={(from) => change({ ...said, from })} tried={tried} />
      <Day label={t('arranged.to')} day={said.to} change={(to) => change({ ...said, to })} tried={tried} />
    </>
  );
}

function Day(props: { label: string; day: string; change: (day: string) => void; tried: boolean }) {
  const { t } = useWords();
  return (
    <TextInput
      type="date"
      label={props.label}
      value={props.day}
      error={props.tried && !props.day && t('arranged.empty')}
      onChange={({ currentTarget: { value } }) => props.change(value)}
      size="md"
    />
  );
}

type DialogProps = {
  titled: readonly [title: string, means: string, done: string];
  name: string;
  pupilId: string;
  isReady: boolean;
  send: (clientId: string) => Promise<unknown>;
  close: () => void;
  children: (tried: boolean) => ReactNode;
};

function SaidDialog({ titled: [title, means, done], name, pupilId, isReady, send, close, children }: DialogProps) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const act = useArranging(pupilId, send, t(`arranged.${done}`), close);
  return (
    <Dialog title={t(`arranged.${title}`, { name, title: name })} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => act.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isReady) act.mutate();
        }}
      >
        <p className="small">{t(`arranged.${means}`)}</p>
        {children(tried)}
        {act.error && <Notice kind="bad">{arrangingWords(t, act.error)}</Notice>}
        <FormActions save={t('arranged.save')} isSaving={act.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
