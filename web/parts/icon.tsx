const PATHS = {
  log: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  class: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 19a5.5 5.5 0 0 1 11 0M16 11a2.5 2.5 0 1 0 0-5M16 14a5 5 0 0 1 5.5 5',
  child: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21a8 8 0 0 1 16 0',
  school: 'M3 21h18M5 21V9l7-5 7 5v12M10 21v-6h4v6',
  rubric: 'M4 5h16M4 12h16M4 19h10M17 19l2 2 3-4',
  roster: 'M6 3h9l4 4v14H6V3ZM9 11h7M9 15h7',
  me: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6.5 18.5a6 6 0 0 1 11 0',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  note: 'M5 4h14v12l-4 4H5V4ZM9 9h6M9 13h3',
  warn: 'M12 4 2.5 20h19L12 4ZM12 10v4M12 17h.01',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  close: 'M6 6l12 12M18 6L6 18',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4V8ZM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
  picture: 'M4 5h16v14H4V5ZM4 16l5-5 4 4 3-3 4 4M15 9h.01',
} as const;
export type IconName = keyof typeof PATHS;

/** Always beside a word, or inside a button that has a label: silent for screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
