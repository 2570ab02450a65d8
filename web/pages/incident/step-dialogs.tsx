import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { type Incident, incidentWords, useSending } from './incident-queries.ts';

export type Asked = { readonly classId: string; readonly of: Incident; readonly close: () => void };
/** The steps that are taken with a sentence. */
export type SaidStep = 'amend' | 'repair' | 'reopen' | 'withdraw';

const ROUTES = {
  amend: 'post /api/classes/:classId/incidents/:incidentId/amendment',
  repair: 'post /api/classes/:classId/incidents/:incidentId/repair',
  reopen: 'post /api/classes/:classId/incidents/:incidentId/reopening',
  withdraw: 'post /api/classes/:classId/incidents/:incidentId/withdrawal',
} as const;

type Form = {
  readonly title: string;
  readonly save: string;
  readonly close: () => void;
  readonly sending: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void };
  readonly send: () => void;
  readonly children: ReactNode;
};

function StepForm({ title, save, close, sending, send, children }: Form) {
  const { t } = useWords();
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => sending.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {sending.error != null && <Notice kind="bad">{incidentWords(t, sending.error)}</Notice>}
        <FormActions save={save} isSaving={sending.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}

export function SentenceDialog({ classId, of, close, step }: Asked & { readonly step: SaidStep }) {
  const { t } = useWords();
  const [text, setText] = useState(step === 'amend' ? of.text : '');
  const [isTried, setTried] = useState(false);
  const { incidentId, version } = of;
  const sending = useSending({
    about: ['class', classId, 'incidents'],
    send: ({ clientId }) =>
      call(ROUTES[step], { params: { classId, incidentId }, body: { clientId, version, text: text.trim() } }),
    done: t('incident.done'),
    close,
  });
  const send = () => {
    setTried(true);
    if (text.trim()) sending.mutate();
  };
  return (
    <StepForm title={t(`incident.do.${step}`)} save={t(`incident.do.${step}`)} {...{ close, sending, send }}>
      <Textarea
        label={t(`incident.sentence.${step}`)}
        error={isTried && !text.trim() && t('incident.sentenceMissing')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={step === 'amend' ? 500 : 300}
        autosize
        minRows={2}
        size="md"
      />
    </StepForm>
  );
}

export function SupportDialog({ classId, of, close }: Asked) {
  const { t } = useWords();
  const [said, setSaid] = useState({ agreed: '', helper: '', until: '' });
  const [isTried, setTried] = useState(false);
  const { incidentId, version } = of;
  const isReady = said.agreed.trim() !== '' && said.helper.trim() !== '' && said.until !== '';
  const sending = useSending({
    about: ['class', classId, 'incidents'],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/incidents/:incidentId/supports', {
        params: { classId, incidentId },
        body: { clientId, version, agreed: said.agreed.trim(), helper: said.helper.trim(), until: said.until },
      }),
    done: t('incident.done'),
    close,
  });
  const send = () => {
    setTried(true);
    if (isReady) sending.mutate();
  };
  return (
    <StepForm title={t('incident.do.support')} save={t('incident.save')} {...{ close, sending, send }}>
      <Textarea
        label={t('incident.agreed')}
        description={t('incident.agreedHint')}
        value={said.agreed}
        onChange={({ currentTarget }) => setSaid({ ...said, agreed: currentTarget.value })}
        maxLength={300}
        autosize
        minRows={2}
        size="md"
      />
      <TextInput
        label={t('incident.helper')}
        value={said.helper}
        onChange={({ currentTarget }) => setSaid({ ...said, helper: currentTarget.value })}
        maxLength={40}
        size="md"
      />
      <TextInput
        type="date"
        label={t('incident.until')}
        min={today()}
        value={said.until}
        onChange={({ currentTarget }) => setSaid({ ...said, until: currentTarget.value })}
        size="md"
      />
      {isTried && !isReady && <Notice kind="bad">{t('incident.supportMissing')}</Notice>}
    </StepForm>
  );
}

export function ShareDialog({ classId, of, close }: Asked) {
  const { t } = useWords();
  const { incidentId, version } = of;
  const sending = useSending({
    about: ['class', classId, 'incidents'],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/incidents/:incidentId/sharing', {
        params: { classId, incidentId },
        body: { clientId, version },
      }),
    done: t('incident.done'),
    close,
  });
  return (
    <StepForm
      title={t('incident.do.share')}
      save={t('incident.do.share')}
      {...{ close, sending, send: () => sending.mutate() }}
    >
      <p>{t('incident.shareMeans')}</p>
      <p>{of.text}</p>
    </StepForm>
  );
}
