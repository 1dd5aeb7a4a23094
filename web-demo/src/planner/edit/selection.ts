// What is looked at: one thing of the document, on the map, in the table and in the details at once.
import { createMemo, createRoot, createSignal } from 'solid-js';
import { focusAt } from '../../document/place';
import { store } from '../../document/store';
import { get, keepOuts, networkPath, pathOf, placeOf, subnetPath } from './edits';
import { type Outside, ROOTS } from './links';

/** One thing of the document, or of the map. */
export type Selected =
  | { readonly kind: 'settings' }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: Outside; readonly name: string }
  | { readonly kind: 'link'; readonly index: number }
  | { readonly kind: 'keep-out'; readonly index: number }
  | { readonly kind: 'subnet' | 'gone'; readonly network: string; readonly name: string }
  | { readonly kind: 'free'; readonly network: string; readonly prefix: string };

const [selected, setSelected] = createSignal<Selected | undefined>(undefined, {
  equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

export { selected };

/** Looks at something; at nothing, without it. */
export const select = (what: Selected | undefined): void => void setSelected(what);

/** Looks at something new, and puts the focus there: the next step is at its name. */
export const goTo = (what: Selected): void => {
  select(what);
  // On a touch screen the keyboard would open over the plan.
  if (!matchMedia('(pointer: coarse)').matches) focusAt(placeOfSelected(what));
};

/** Looks at nothing; the focus goes back to where that thing stands, or to what is around it. */
export const leave = (): void => {
  const what = selected();
  select(undefined);
  focusAt(what ? placeOfSelected(what) : '');
};

const [ticks, setTicks] = createSignal<ReadonlyMap<string, readonly [network: string, subnet: string]>>(new Map());

/** The subnets that are ticked, and still there. */
export const ticked = createRoot(() =>
  createMemo(() => {
    if (ticks().size === 0) return ticks();
    const { request } = store.document();
    return new Map([...ticks()].filter(([, name]) => get(request, subnetPath(...name)) !== undefined));
  }),
);

export const isTicked = (network: string, subnet: string): boolean =>
  ticked().has(placeOf(subnetPath(network, subnet)));

/** Ticks some subnets, or takes their ticks away. */
export const tick = (names: readonly (readonly [network: string, subnet: string])[], on: boolean): void => {
  const after = new Map(ticked());
  for (const name of names) {
    if (on) after.set(placeOf(subnetPath(...name)), name);
    else after.delete(placeOf(subnetPath(...name)));
  }
  setTicks(after);
};

export const untick = (): void => void setTicks(new Map());

/** The place of something in the request. */
const placeOfSelected = (what: Selected): string => {
  switch (what.kind) {
    case 'settings':
      return '';
    case 'network':
    case 'free':
      return placeOf(networkPath(what.network));
    case 'subnet':
    case 'gone':
      return placeOf(subnetPath(what.network, what.name));
    case 'link':
      return `links.${what.index}`;
    case 'keep-out':
      return `avoid.${what.index}`;
    default:
      return placeOf([ROOTS[what.kind], what.name]);
  }
};

/** Looks at what a place is in. */
export const selectPlace = (place: string): void => {
  const { request } = store.document();
  const [root, name = '', , subnet] = pathOf(place);
  const outside = (Object.keys(ROOTS) as Outside[]).find((kind) => ROOTS[kind] === root);
  if (root === 'networks' && subnet !== undefined) select({ kind: 'subnet', network: name, name: subnet });
  else if (root === 'networks') select({ kind: 'network', network: name });
  else if (outside !== undefined) select({ kind: outside, name });
  else if (root === 'links') select({ kind: 'link', index: Number(name) || 0 });
  else if (root === 'avoid') select({ kind: 'keep-out', index: keepOuts(request).length > 1 ? Number(name) || 0 : 0 });
  else select({ kind: 'settings' });
};
