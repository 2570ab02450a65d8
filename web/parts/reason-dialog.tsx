import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { FormActions } from './form-actions.tsx';
import { Notice } from './states.tsx';

/** Something is taken back or stopped, with a reason that stays: what that means is said first, and without a reason nothing is sent. */
export function ReasonDialog(props: {
  title: string;
  means: ReactNode;
  words: { readonly reason: string; readonly stays?: string; readonly missing: string; readonly save: string };
  /** What is often the reason, to be tapped instead of typed. */
  usual?: readonly string[];
  fault: string | null;
  isSaving: boolean;
  send: (reason: string) => void;
  close: () => void;
}) {
  const { title, means, words, usual = [], fault, isSaving, send, close } = props;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const said = reason.trim();
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (said) send(said);
        }}
      >
        <p>{means}</p>
        {usual.length > 0 && (
          <div className="chips">
            {usual.map((one) => (
              <button key={one} type="button" className="chip" onClick={() => setReason(one)}>
                {one}
              </button>
            ))}
          </div>
        )}
        <Textarea
          label={words.reason}
          description={words.stays}
          error={isTried && !said && words.missing}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          size="md"
        />
        {fault && <Notice kind="bad">{fault}</Notice>}
        <FormActions save={words.save} isSaving={isSaving} cancel={close} />
      </form>
    </Dialog>
  );
}
