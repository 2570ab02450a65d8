import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './places.module.css';
import { placesChanged } from './places-queries.ts';

export type Said = { name: string; address: string; hasEnded: boolean };
type Props = {
  name: string;
  /** Null where it has none: a template. */
  address: string | null;
  facts: readonly string[];
  hasEnded: boolean;
  /** Null for what somebody else keeps. */
  change: ((said: Said) => Promise<unknown>) | null;
};

/** One base, organiser or template: renamed in its place, ended or begun again. */
export function PlaceRow({ name, address, facts, hasEnded, change }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState<{ name: string; address: string } | null>(null);
  const put = useMutation({
    mutationFn: async (next: Said) => await change?.(next),
    onSuccess: async () => {
      await placesChanged();
      setSaid(null);
      toast(t('places.changed'));
    },
  });
  const now = { name, address: address ?? '', hasEnded };
  return (
    <li className={styles['place-row']}>
      {said ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (said.name.trim()) put.mutate({ ...now, ...said });
          }}
        >
          <TextInput
            label={t('places.name')}
            value={said.name}
            error={!said.name.trim() && t('places.nameMissing')}
            onChange={({ currentTarget: { value } }) => setSaid({ ...said, name: value })}
            maxLength={80}
            size="md"
          />
          {address !== null && (
            <TextInput
              label={t('places.address')}
              value={said.address}
              onChange={({ currentTarget: { value } }) => setSaid({ ...said, address: value })}
              maxLength={200}
              size="md"
            />
          )}
          <FormActions save={t('places.save')} isSaving={put.isPending} cancel={() => setSaid(null)} />
        </form>
      ) : (
        <div className={styles['place-line']}>
          <p>
            <strong>{hasEnded ? <s>{name}</s> : name}</strong>
            <br />
            <span className="small">
              {[...facts, ...(address ? [address] : []), ...(hasEnded ? [t('places.ended')] : [])].join(' · ')}
            </span>
          </p>
          {change && (
            <span className={styles['place-ways']}>
              {!hasEnded && (
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => setSaid({ name, address: address ?? '' })}
                >
                  {t('places.change')}
                </button>
              )}
              <button
                type="button"
                className="quiet-button"
                disabled={put.isPending}
                onClick={() => put.mutate({ ...now, hasEnded: !hasEnded })}
              >
                {t(hasEnded ? 'places.begin' : 'places.end')}
              </button>
            </span>
          )}
        </div>
      )}
      {put.error && <Notice kind="bad">{problemWords(t, put.error)}</Notice>}
    </li>
  );
}
