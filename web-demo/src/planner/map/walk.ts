// Walking over the blocks of the map with the keyboard.
import { type Bar, type Block, blockAt, lastBefore } from './bars';
import { barAt, type Layout, type Spot, spotAt } from './layout';

/** A block, and the bar that it is in. */
export interface Here {
  readonly index: number;
  readonly bar: Bar;
  readonly block: Block;
}

/** The block at a spot. */
export const hereAt = (layout: Layout, spot: Spot | undefined): Here | undefined => {
  const bar = spot && layout.bars[spot.index]?.bar;
  const block = bar && blockAt(bar, spot.point);
  return block && { index: spot.index, bar, block };
};

/** Everything in a bar that can be walked over, in the order of its addresses. */
const stops = (bar: Bar): readonly Block[] =>
  bar.under.length === 0
    ? bar.blocks
    : [...bar.blocks, ...bar.under].sort((a, b) => a.start - b.start || b.size - a.size);

const at = (layout: Layout, index: number, block: Block | undefined): Here | undefined => {
  const bar = layout.bars[index]?.bar;
  return bar && block ? { index, bar, block } : undefined;
};

const first = (layout: Layout, index: number): Here | undefined => {
  const bar = layout.bars[index]?.bar;
  return bar && at(layout, index, stops(bar)[0]);
};

const last = (layout: Layout, index: number): Here | undefined => {
  const bar = layout.bars[index]?.bar;
  return bar && at(layout, index, stops(bar).at(-1));
};

const beside = (layout: Layout, { index, bar, block }: Here, step: 1 | -1): Here | undefined => {
  const all = stops(bar);
  const now = all.indexOf(block) < 0 ? lastBefore(all, block.start) : all.indexOf(block);
  const next = at(layout, index, all[now + step]);
  return next ?? (step > 0 ? first(layout, index + 1) : last(layout, index - 1));
};

/** The block in the row above or below, or in the bar above or below. */
const across = (layout: Layout, here: Here, step: 1 | -1): Here | undefined => {
  const placed = layout.bars[here.index];
  if (!placed) return undefined;
  const { screen } = layout;
  const [start, size] = [here.block.start * placed.rows, here.block.size * placed.rows];
  const x = ((start % 1) + Math.min(size, 1) / 2) * screen.width;
  const top = placed.top + screen.head;
  const y =
    step > 0
      ? top + (Math.floor(start) + Math.max(1, Math.ceil(size)) + 0.5) * screen.row
      : top + (Math.floor(start) - 0.5) * screen.row;
  const inside = y > top && y < placed.bottom;
  if (inside) return hereAt(layout, spotAt(layout, x, y));
  const next = layout.bars[here.index + step];
  if (!next) return undefined;
  return (
    hereAt(layout, spotAt(layout, x, step > 0 ? next.top + screen.head + 1 : next.bottom - 1)) ??
    first(layout, here.index + step)
  );
};

/** Where a key leads; nothing where it leads nowhere. */
export const walked = (layout: Layout, here: Here, key: string): Here | undefined => {
  switch (key) {
    case 'ArrowRight':
      return beside(layout, here, 1);
    case 'ArrowLeft':
      return beside(layout, here, -1);
    case 'ArrowDown':
      return across(layout, here, 1);
    case 'ArrowUp':
      return across(layout, here, -1);
    case 'Home':
      return first(layout, here.index);
    case 'End':
      return last(layout, here.index);
    case 'PageDown':
      return first(layout, here.index + 1);
    case 'PageUp':
      return first(layout, here.index - 1);
    default:
      return undefined;
  }
};

/** Where one comes in: the first block that can be seen. */
export const firstSeen = (layout: Layout, scrolled: number): Here | undefined => first(layout, barAt(layout, scrolled));
