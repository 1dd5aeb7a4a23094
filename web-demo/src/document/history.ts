import { batch, createSignal } from 'solid-js';

/** Values on top of each other. What lies below is shared, so a step costs the same however many there were. */
type Stack<T> = { readonly top: T; readonly below: Stack<T> } | undefined;

/** A value with every value it had: undo and redo without limit. */
export const createHistory = <T>(initial: T) => {
  const [past, setPast] = createSignal<Stack<T>>(undefined);
  const [now, setNow] = createSignal<T>(initial, { equals: false });
  const [future, setFuture] = createSignal<Stack<T>>(undefined);
  const swap = (to: T, past: Stack<T>, future: Stack<T>) =>
    batch(() => {
      setPast(() => past);
      setNow(() => to);
      setFuture(() => future);
    });
  return {
    now,
    canUndo: () => past() !== undefined,
    canRedo: () => future() !== undefined,
    /** A new value, which can be undone; what was undone before is gone. */
    edit: (to: T) => swap(to, { top: now(), below: past() }, undefined),
    /** Another value in place of the one now, as if it had been this one all along. */
    replace: (to: T) => setNow(() => to),
    undo: () => {
      const before = past();
      if (before) swap(before.top, before.below, { top: now(), below: future() });
    },
    redo: () => {
      const after = future();
      if (after) swap(after.top, { top: now(), below: past() }, after.below);
    },
    /** The values before this one, the newest first, and no more than so many. */
    before: (most: number): T[] => {
      const found: T[] = [];
      for (let at = past(); at && found.length < most; at = at.below) found.push(at.top);
      return found;
    },
  };
};
