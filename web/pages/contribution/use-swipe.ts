import { type PointerEvent, type RefObject, useRef } from 'react';

/** So far a finger goes before the card follows it, and before lifting it means something. */
const FOLLOWS = 12;
const MEANS = 96;
/** What is tapped, typed into or scrolled by itself is no handle. */
const OWN = 'a, button, input, label, select, summary, textarea';

type Start = { readonly id: number; readonly x: number; readonly y: number; by: number };

/**
 * A finger that draws a card to the right or the left. Only touch, and only straight: who scrolls, or comes back, meant nothing. The card
 * follows, unless somebody wants less motion; what is meant happens when the finger is lifted.
 */
export function useSwipe(card: RefObject<HTMLElement | null>, swiped: (way: 'right' | 'left') => void) {
  const start = useRef<Start>(undefined);
  const put = (by: number) => {
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (card.current) card.current.style.transform = by === 0 || isStill ? '' : `translateX(${by}px)`;
  };
  const end = () => {
    const by = start.current?.by ?? 0;
    start.current = undefined;
    put(0);
    return by;
  };
  return {
    onPointerDown: ({ pointerId: id, pointerType, isPrimary, target, clientX: x, clientY: y }: PointerEvent) => {
      const isHandle = target instanceof Element && !target.closest(OWN);
      start.current = pointerType === 'touch' && isPrimary && isHandle ? { id, x, y, by: 0 } : undefined;
    },
    onPointerMove: ({ pointerId, clientX, clientY }: PointerEvent) => {
      const from = start.current;
      if (!from || from.id !== pointerId) return;
      const [across, down] = [clientX - from.x, Math.abs(clientY - from.y)];
      from.by = Math.abs(across) > FOLLOWS && Math.abs(across) > down ? across : 0;
      put(from.by);
    },
    onPointerUp: () => {
      const by = end();
      if (Math.abs(by) >= MEANS) swiped(by > 0 ? 'right' : 'left');
    },
    onPointerCancel: () => void end(),
  };
}
