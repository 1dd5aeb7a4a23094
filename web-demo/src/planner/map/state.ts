// What the map shows of itself: how far it is zoomed, what is under the pointer, and where the keyboard is.

import { halves, type MapNetwork } from 'ipplan/plan';
import { createMemo, createSignal } from 'solid-js';
import type { Document, Marks } from '../../document/document';
import { store } from '../../document/store';
import { get, ownerOf, pathOf, placeOf, subnetPath } from '../edit/edits';
import { markAt } from '../edit/marks';
import { type Bar, type Block, barsOf, blockAt, type Kind, lastBefore, openedAt, type Wanted } from './bars';
import { anchored, layoutOf, readableFolds, type Screen, type Spot, zooms } from './layout';
import { linksOf, overlapsOf } from './links';
import type { Here } from './walk';

/** A block by names, which stay true when the document changes. */
interface Kept {
  readonly bar: string;
  readonly kind: Kind;
  readonly prefix: string;
  readonly point: number;
}

/** Whether somebody entered a range; the problem with any other text is shown next to it. */
const isRange = (it: unknown): it is string => {
  try {
    return typeof it === 'string' && halves(it).length > 0;
  } catch {
    return false;
  }
};

const wantedOf = (document: Document, bars: WeakMap<MapNetwork, readonly Bar[]>): Wanted => ({
  bars,
  sites: new Map(
    Object.entries(document.request.sites ?? {}).map(([name, ranges]) => [name, [ranges].flat().filter(isRange)]),
  ),
  owner: (network, key) => ownerOf(document.request, network, key),
  isPinned: (network, subnet) => get(document.request, [...subnetPath(network, subnet), 'at']) !== undefined,
  colour: (network, subnet) => markAt(document, placeOf(subnetPath(network, subnet))).colour,
});

const nameOf = (bar: Bar): string => `${bar.of} ${bar.name} ${bar.prefix}`;

/** The state of one map. */
export const createMap = () => {
  const [whole, setWhole] = createSignal(false);
  // An edit leaves most networks as they are, and so their bars.
  let known = new WeakMap<MapNetwork, readonly Bar[]>();
  let marks: Marks | undefined;
  const all = createMemo(() => {
    const [{ map }, document] = [store.view(), store.document()];
    if (document.marks !== marks) known = new WeakMap();
    marks = document.marks;
    return map ? barsOf(map, wantedOf(document, known)) : [];
  });
  const opened = new WeakMap<Bar, Bar>();
  const openedOf = (bar: Bar): Bar => {
    const there = opened.get(bar) ?? openedAt(bar);
    opened.set(bar, there);
    return there;
  };
  const bars = createMemo(() => (whole() ? all() : all().map(openedOf)));
  const [screen, setScreen] = createSignal<Screen>(
    { width: 800, row: 32, head: 28, gap: 14 },
    { equals: (a, b) => a.width === b.width && a.row === b.row },
  );
  const [zoom, setZoom] = createSignal(0);
  const [kept, setKept] = createSignal<Kept>();
  const folded = new Map<string, number>();
  // It is asked for several times after an edit, and is a sum over all subnets.
  let counted = new WeakMap<Bar, { width: number; folds: number }>();
  /** A bar folds by itself when its subnets get smaller, and never back: what is looked at stays where it is. */
  const readable = (bar: Bar): number => {
    const { width } = screen();
    const known = counted.get(bar);
    if (known?.width === width) return known.folds;
    const key = `${nameOf(bar)} ${width}`;
    const folds = Math.max(readableFolds(bar, width), folded.get(key) ?? 0);
    folded.set(key, folds);
    counted.set(bar, { width, folds });
    return folds;
  };
  const layout = createMemo(() => layoutOf(bars(), screen(), zoom(), readable));
  /** How high everything is before anybody zooms. */
  const natural = createMemo(() => layoutOf(bars(), screen(), 0, readable).height);
  const limits = createMemo(() => zooms(bars(), screen(), readable));

  const find = ({ bar: name, kind, prefix, point }: Kept): Here | undefined => {
    const index = bars().findIndex((bar) => nameOf(bar) === name);
    const bar = bars()[index];
    const same = (one: Block | undefined) => (one?.kind === kind && one.prefix === prefix ? one : undefined);
    const block =
      bar && (same(bar.blocks[lastBefore(bar.blocks, point)]) ?? bar.under.find(same) ?? blockAt(bar, point));
    return bar && block && { index, bar, block };
  };
  const here = createMemo(() => {
    const at = kept();
    return at && find(at);
  });

  /** Whether a problem is about a block: a subnet, or a network in a pool. */
  const wrong = createMemo(() => {
    const names = store.view().problems.map(({ place }) => {
      const [, network, kind, subnet] = pathOf(place);
      return kind === 'subnets' && subnet !== undefined ? `${network}.${subnet}` : network;
    });
    const known = new Set(names);
    return (bar: Bar, block: Block): boolean =>
      known.size > 0 &&
      (block.kind === 'subnet'
        ? known.has(`${bar.name}.${block.owner}`)
        : block.kind === 'network' && known.has(block.name));
  });

  return {
    bars,
    /** Whether every network is shown whole, although most of it is free. */
    whole,
    setWhole,
    /** Whether that makes a difference. */
    hasParts: () => whole() || bars().some((bar) => bar.prefix !== bar.whole),
    links: createMemo(() => linksOf(store.view().map?.links ?? [])),
    overlaps: createMemo(() => overlapsOf(store.view().problems)),
    layout,
    natural,
    limits,
    zoom,
    setScreen,
    here,
    stay: (at: Here) =>
      setKept({ bar: nameOf(at.bar), kind: at.block.kind, prefix: at.block.prefix, point: at.block.start }),
    wrong,
    /** Zooms by some steps around a spot; gives where to scroll to. */
    zoomBy: (steps: number, spot: Spot, scrolled: number): number => {
      const before = layout();
      const { least, most } = limits();
      setZoom((now) => Math.min(Math.max(now + steps, least), most));
      return anchored(before, layout(), spot, scrolled);
    },
    fit: () => {
      folded.clear();
      counted = new WeakMap();
      setZoom(0);
    },
    /** Whether what is shown is what the document says now. */
    isPart: () => store.view().problems.length > 0,
  };
};

export type MapState = ReturnType<typeof createMap>;
