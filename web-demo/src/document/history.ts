import { batch, createSignal } from 'solid-js';

/** A value with every value it had: undo and redo without limit. */
export const createHistory = <T>(initial: T) => {
  const [past, setPast] = createSignal<readonly T[]>([]);
  const [now, setNow] = createSignal<T>(initial, { equals: false });
  const [future, setFuture] = createSignal<readonly T[]>([]);
  const swap = (to: T, past: readonly T[], future: readonly T[]) =>
    batch(() => {
      setPast(past);
      setNow(() => to);
      setFuture(future);
    });
  return {
    now,
    canUndo: () => past().length > 0,
    canRedo: () => future().length > 0,
    /** A new value, which can be undone; what was undone before is gone. */
    edit: (to: T) => swap(to, [...past(), now()], []),
    /** Another value in place of the one now, as if it had been this one all along. */
    replace: (to: T) => setNow(() => to),
    undo: () => {
      const before = past().at(-1);
      if (before !== undefined) swap(before, past().slice(0, -1), [now(), ...future()]);
    },
    redo: () => {
      const [after, ...rest] = future();
      if (after !== undefined) swap(after, [...past(), now()], rest);
    },
  };
};
