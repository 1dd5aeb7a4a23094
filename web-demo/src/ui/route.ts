import { createSignal } from 'solid-js';

/** What the address shows: `#/size?service=…` or `#/plan/…`. */
interface Route {
  view: 'size' | 'plan';
  /** What follows the view. */
  rest: string;
}

/** Reads the part of an address behind `#`. What nobody knows is the calculator. */
const parse = (hash: string): Route => {
  const plan = /^#\/plan\/?(.*)$/.exec(hash);
  if (plan) return { view: 'plan', rest: plan[1] ?? '' };
  return { view: 'size', rest: /^#\/size\??(.*)$/.exec(hash)?.[1] ?? '' };
};

const [current, setCurrent] = createSignal(parse(location.hash));
addEventListener('hashchange', () => setCurrent(parse(location.hash)));

/** The route now. */
export const route = current;

/** Shows another address without a new entry in the browser's history: it follows what is typed. */
export const replace = (hash: string): void => history.replaceState(null, '', hash);
