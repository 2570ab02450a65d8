import { type PointerEvent, useRef } from 'react';

const HOLD = 450;

/** A tap is a tap, and a hold is not one: after a hold the click that the finger's leaving makes is swallowed. */
export function useHold(hold: (id: string) => void, tap: (id: string) => void) {
  const pressed = useRef<{ timer: ReturnType<typeof setTimeout>; wasHeld: boolean } | null>(null);
  const release = () => clearTimeout(pressed.current?.timer);
  return (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const timer = setTimeout(() => {
        if (pressed.current) pressed.current.wasHeld = true;
        hold(id);
      }, HOLD);
      pressed.current = { timer, wasHeld: false };
    },
    onPointerUp: release,
    onPointerLeave: release,
    onPointerCancel: release,
    onContextMenu: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      hold(id);
    },
    onClick: () => {
      const wasHeld = pressed.current?.wasHeld;
      pressed.current = null;
      if (!wasHeld) tap(id);
    },
  });
}
