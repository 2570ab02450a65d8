import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newClientId, Refused, refusalCode } from './api.ts';
import { toast } from './parts/toast.tsx';
import { queries } from './queries.ts';

export type Sending<Done, Value> = {
  readonly send: (sent: { readonly clientId: string; readonly value: Value }) => Promise<Done>;
  readonly done: string;
  readonly close?: () => void;
  /** Told why it was not taken, before anything else is done about it. */
  readonly refused?: ((error: unknown) => unknown) | undefined;
  /** What is asked for anew. */
  readonly about: readonly string[];
};

/**
 * Sent again after no answer it happens once; what the service refused may be put right and is sent as something new. `decided` is said where
 * somebody else was first.
 */
export function useSending<Done, Value = void>({
  send,
  done,
  close,
  about,
  refused,
  decided,
}: Sending<Done, Value> & { readonly decided: string }) {
  const clientId = useRef(newClientId());
  return useMutation({
    mutationFn: (value: Value) => send({ clientId: clientId.current, value }),
    onSuccess: async () => {
      clientId.current = newClientId();
      close?.();
      toast(done);
      await queries.invalidateQueries({ queryKey: about });
    },
    onError: async (error) => {
      refused?.(error);
      if (error instanceof Refused) clientId.current = newClientId();
      if (!isDecided(error)) return;
      // What was on the screen is gone with its card or dialog: it is said where the page still is.
      close?.();
      toast(decided);
      await queries.invalidateQueries({ queryKey: about });
    },
  });
}

/** Somebody else was first. */
const isDecided = (error: unknown) => ['stale', 'conflict'].includes(refusalCode(error) ?? '');
