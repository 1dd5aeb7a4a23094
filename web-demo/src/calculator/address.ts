// The address of the page, behind what is typed: browsers refuse one that changes too often.
import { replace } from '../ui/route';

const REST = 200; // milliseconds

let pending: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Drops what the address has not followed yet: somebody went elsewhere. */
export const forget = (): void => {
  clearTimeout(timer);
  pending = undefined;
};

/** The address is now that of what is typed. */
export const settle = (): void => {
  if (pending !== undefined) replace(pending);
  forget();
};

/** The address will be this one as soon as the typing rests. */
export const follow = (hash: string): void => {
  forget();
  pending = hash;
  timer = setTimeout(settle, REST);
};

addEventListener('pagehide', settle);
