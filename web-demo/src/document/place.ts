import { createSignal } from 'solid-js';

/** A place to show. It is a new value each time, so that the same place can be shown again. */
interface Sought {
  /** A path into the request, such as `networks.hub.subnets.web.at`. */
  readonly place: string;
}

const [sought, setSought] = createSignal<Sought>();

/** The place that was looked for last: what shows a part only may show the part it is in. */
export { sought };

/** How many frames a place that was not drawn yet may take. */
const PATIENCE = 30;

/** Which search for a place is the newest: an older one has nothing to say any more. */
let turn = 0;

/** One search: where the focus was when it began, and how many frames it may still take. */
interface Search {
  readonly turn: number;
  readonly from: Element | null;
  readonly patience: number;
}

/**
 * Goes to a place: the field of that path, or of the nearest path around it. Fields and marks on the map say
 * which place they are by `data-place`.
 */
export const focusOn = (place: string): void => {
  setSought({ place });
  focusAt(place);
};

/** The same, but whatever shows a part only goes on showing it. */
export const focusAt = (place: string): void => {
  turn += 1;
  look(place, { turn, from: document.activeElement, patience: PATIENCE });
};

const look = (place: string, search: Search): void => {
  requestAnimationFrame(() => {
    if (search.turn !== turn || wentOn(search.from)) return;
    const exact = all(place);
    if (exact.length === 0 && search.patience > 0) return look(place, { ...search, patience: search.patience - 1 });
    const found = exact.length > 0 ? exact : around(place);
    if (found.length > 0) show(found);
    // Nothing is left of it: the focus stays in the view.
    else document.getElementById('main')?.focus({ preventScroll: true });
  });
};

/** Whether the focus was put somewhere else meanwhile: it is not taken away from there. */
const wentOn = (from: Element | null): boolean => {
  const now = document.activeElement;
  return now !== from && now !== null && now !== document.body;
};

const all = (place: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-place="${CSS.escape(place)}"]`),
];

/** The elements of the nearest path around one that has any. */
const around = (place: string): HTMLElement[] => {
  const end = place.lastIndexOf('.');
  if (end < 0) return [];
  const outer = place.slice(0, end);
  const found = all(outer);
  return found.length > 0 ? found : around(outer);
};

const FOCUSABLE = 'input, select, textarea, button, a[href], [tabindex]';

/** Focuses the first that takes it, and marks all of them for a moment. */
const show = (found: HTMLElement[]): void => {
  for (const element of found) {
    delete element.dataset.found;
    // The animation starts again only when the mark was away for a layout.
    void element.getBoundingClientRect();
    element.dataset.found = '';
    element.addEventListener('animationend', () => delete element.dataset.found, { once: true });
  }
  const takes = found.map((it) => (it.matches(FOCUSABLE) ? it : it.querySelector<HTMLElement>(FOCUSABLE)));
  const first = takes.find((it) => it !== null) ?? found[0];
  if (!first) return;
  if (!first.matches(FOCUSABLE)) first.tabIndex = -1;
  first.scrollIntoView({ block: 'center', inline: 'nearest' });
  first.focus({ preventScroll: true });
};
