import { createSignal } from 'solid-js';

/** The content of the address: `#/size?service=…` or `#/plan/…`. */
interface Route {
  view: 'size' | 'plan' | 'help';
  /** The part after the view. */
  rest: string;
  /** The address, if it names a view that does not exist. */
  unknown?: string;
}

/** Reads the part of an address after `#`. An unknown view is the calculator, which says so. */
const parse = (given: string): Route => {
  // Some mail programs write every slash of a link in another way.
  const hash = given.replace(/%2F/gi, '/').replace(/^#([^/])/, '#/$1');
  const plan = /^#\/plan(?:\/(.*))?$/.exec(hash);
  if (plan) return { view: 'plan', rest: plan[1] ?? '' };
  if (hash === '#/help') return { view: 'help', rest: '' };
  const size = /^#\/size\??(.*)$/.exec(given);
  const unknown = size || /^(#\/?)?$/.test(hash) ? {} : { unknown: hash };
  return { view: 'size', rest: size?.[1] ?? '', ...unknown };
};

const [current, setCurrent] = createSignal(parse(location.hash));
addEventListener('hashchange', () => setCurrent(parse(location.hash)));

/** The route now. */
export const route = current;

/** Shows another address without a new entry in the browser's history: it follows what is typed. */
export const replace = (hash: string): void => history.replaceState(null, '', hash);

/** Whether the page is served by this machine for itself, so that its links lead nowhere else. */
export const isLocal = (): boolean => /^(localhost|127(\.\d+){3}|\[::1\]|)$/.test(location.hostname);
