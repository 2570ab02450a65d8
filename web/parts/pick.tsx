import { type ReactNode, useId } from 'react';

/** The device's own select: nothing to download, and every phone and screen reader knows it. */
export function Pick(props: { label: string; value: string; onPick: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className="pick">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
        {props.children}
      </select>
    </div>
  );
}
