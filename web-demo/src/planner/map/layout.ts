// Where everything is on the screen. A bar is folded into rows of equal blocks, so that every block is one rectangle.
import type { Bar, Block } from './bars';

/** The properties of the screen, in pixels. */
export interface Screen {
  /** The room for a row, without the gutter that names it. */
  readonly width: number;
  readonly row: number;
  readonly head: number;
  readonly gap: number;
}

/** A bar with its place: the top of its head, and how often it is folded. */
export interface Placed {
  readonly bar: Bar;
  readonly top: number;
  /** The number of rows is two to this power. */
  readonly folds: number;
  readonly rows: number;
  readonly bottom: number;
}

export interface Layout {
  readonly screen: Screen;
  readonly bars: readonly Placed[];
  readonly height: number;
}

/** A rectangle, relative to the top left of the layout. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of a bar: a part of it from 0 to 1. */
export interface Spot {
  readonly index: number;
  readonly point: number;
}

/** The narrowest that a typical subnet should be, so that its name can be read. */
const READABLE = 88;
/** How wide the smallest subnet of Azure is when nothing more is to be seen. */
const CLOSEST = 36;
/** How often a bar is folded at most before anybody zooms: a pool is there for orientation. */
const FOLDS = { network: 4, pool: 2, clients: 0, site: 0 } as const;
/** Browsers lay out no more than this. */
const TALLEST = 12_000_000;

const length = (prefix: string): number => Number(prefix.split('/')[1]);
const smallest = (prefix: string): number => (prefix.includes(':') ? 64 : 29);
const log2 = (value: number): number => Math.ceil(Math.log2(value));
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** How often a bar can be folded: until a /29 (or a /64) is wide enough to be seen. */
export const mostFolds = (bar: Bar, width: number): number =>
  Math.max(0, smallest(bar.prefix) - length(bar.prefix) - Math.floor(Math.log2(Math.max(width, CLOSEST) / CLOSEST)));

/** How often a bar has to be folded for its typical block to be read. */
export const readableFolds = (bar: Bar, width: number): number => {
  const sizes = bar.blocks
    .filter((one) => one.kind !== 'free')
    .map((one) => one.size)
    .sort((a, b) => a - b);
  const typical = sizes[sizes.length >> 1];
  if (typical === undefined) return 0;
  return clamp(log2(READABLE / (typical * width)), 0, Math.min(FOLDS[bar.of], mostFolds(bar, width)));
};

/** Everything in its place; `zoom` folds every bar so much more, or less. */
export const layoutOf = (
  bars: readonly Bar[],
  screen: Screen,
  zoom: number,
  readable: (bar: Bar) => number,
): Layout => {
  let top = 0;
  const placed = bars.map((bar): Placed => {
    const folds = clamp(readable(bar) + zoom, 0, mostFolds(bar, screen.width));
    const rows = 2 ** folds;
    const bottom = top + screen.head + rows * screen.row;
    const one = { bar, top, folds, rows, bottom };
    top = bottom + screen.gap;
    return one;
  });
  return { screen, bars: placed, height: Math.max(0, top - screen.gap) };
};

/** The zooms that make a difference, and that a browser can show. */
export const zooms = (
  bars: readonly Bar[],
  screen: Screen,
  readable: (bar: Bar) => number,
): { least: number; most: number } => {
  let [least, most] = [0, 0];
  for (const bar of bars) {
    least = Math.min(least, 0 - readable(bar));
    most = Math.max(most, mostFolds(bar, screen.width) - readable(bar));
  }
  while (most > 0 && layoutOf(bars, screen, most, readable).height > TALLEST) most -= 1;
  return { least, most };
};

/** Where a block is: a part of a row, or whole rows. */
export const boxOf = ({ rows, top }: Placed, screen: Screen, block: Pick<Block, 'start' | 'size'>): Box => {
  const start = block.start * rows;
  const size = block.size * rows;
  const row = Math.floor(start);
  const y = top + screen.head + row * screen.row;
  if (size >= 1) return { x: 0, y, width: screen.width, height: size * screen.row };
  return { x: (start - row) * screen.width, y, width: size * screen.width, height: screen.row };
};

/** The first bar whose bottom is under a line. */
export const barAt = ({ bars }: Layout, y: number): number => {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.bottom ?? Infinity) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The part of a bar at a point of the screen; nothing over heads and gaps. */
export const spotAt = (layout: Layout, x: number, y: number): Spot | undefined => {
  const index = barAt(layout, y);
  const placed = layout.bars[index];
  if (!placed) return undefined;
  const row = Math.floor((y - placed.top - layout.screen.head) / layout.screen.row);
  if (row < 0 || x < 0 || x >= layout.screen.width) return undefined;
  return { index, point: (row + x / layout.screen.width) / placed.rows };
};

/** The line of a spot: the middle of its row. */
const lineOf = (layout: Layout, { index, point }: Spot): number => {
  const placed = layout.bars[index];
  if (!placed) return 0;
  return placed.top + layout.screen.head + (Math.floor(point * placed.rows) + 0.5) * layout.screen.row;
};

/** How far to scroll after a zoom, so that a spot is as far down as it was. */
export const anchored = (before: Layout, after: Layout, spot: Spot, scrolled: number): number =>
  lineOf(after, spot) - (lineOf(before, spot) - scrolled);
