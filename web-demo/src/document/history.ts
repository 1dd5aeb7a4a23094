import { batch, createSignal } from 'solid-js';

/** A stack of values. The part below is shared, so a step costs the same with any number of values. */
type Stack<T> = { readonly top: T; readonly below: Stack<T> } | undefined;

/**
 * The packed form of a value that is not the current one: relative to its neighbour on the side of the current value,
 * which is there when it is needed.
 */
interface Packing<T, P> {
  readonly pack: (value: T, beside: T) => P;
  readonly unpack: (packed: P, beside: T) => T;
}

/** A value with every value it had: undo and redo without limit, each step no larger than what it changed. */
export const createHistory = <T, P>(initial: T, { pack, unpack }: Packing<T, P>) => {
  const [past, setPast] = createSignal<Stack<P>>(undefined);
  const [now, setNow] = createSignal<T>(initial, { equals: false });
  const [future, setFuture] = createSignal<Stack<P>>(undefined);
  const swap = (to: T, past: Stack<P>, future: Stack<P>) =>
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
    edit: (to: T) => swap(to, { top: pack(now(), to), below: past() }, undefined),
    /** Another value in place of the one now, as if it had been this one all along. */
    replace: (to: T) => {
      const [before, after] = [past(), future()];
      // What is kept beside the one now is from here on kept beside the other.
      const beside = (stack: Stack<P>): Stack<P> =>
        stack && { top: pack(unpack(stack.top, now()), to), below: stack.below };
      swap(to, beside(before), beside(after));
    },
    undo: () => {
      const before = past();
      if (!before) return;
      const to = unpack(before.top, now());
      swap(to, before.below, { top: pack(now(), to), below: future() });
    },
    redo: () => {
      const after = future();
      if (!after) return;
      const to = unpack(after.top, now());
      swap(to, { top: pack(now(), to), below: past() }, after.below);
    },
    /** The values before this one, the newest first, at most `most`. */
    before: (most: number): T[] => {
      const found: T[] = [];
      let beside = now();
      for (let at = past(); at && found.length < most; at = at.below) {
        beside = unpack(at.top, beside);
        found.push(beside);
      }
      return found;
    },
  };
};
