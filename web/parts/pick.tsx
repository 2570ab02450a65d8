import { type ReactNode, useId } from 'react';

/** The device's own select: nothing to download, and every phone and screen reader knows it. */
export function Pick(props: {
  label: string;
  /** Where the choices say what they are, the label is for the ear alone. */
  isBare?: boolean;
  value: string;
  onPick: (value: string) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="pick">
      <label htmlFor={id} className={props.isBare ? 'unseen' : ''}>
        {props.label}
      </label>
      <select id={id} value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
        {props.children}
      </select>
    </div>
  );
}
