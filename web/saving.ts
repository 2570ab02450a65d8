import { useSyncExternalStore } from 'react';

/** Whether the service could save something new when it last answered: what is there it shows also while it cannot. */
let isSaving = true;
const listeners = new Set<() => void>();

export function heedSaving(headers: Headers) {
  const said = headers.get('chucai-saving') !== 'no';
  if (said === isSaving) return;
  isSaving = said;
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const useSaving = () => useSyncExternalStore(listen, () => isSaving);
