// Draws what can be seen of the map, bar by bar and layer over layer:
//
//   1. the background: space that nothing is known of counts as used
//   2. what lies under the blocks: keep-outs, and room to grow into
//   3. the blocks
//   4. the gutter: the address that each row begins with
//   5. the head, which stays in sight as long as any row of its bar does
//   6. over all bars, where something that is dragged would go
import { type Bar, type Block, lastBefore } from './bars';
import { drawBlock, drawUnder } from './block';
import { fitting, type Ink, widthOf } from './ink';
import { type Box, barAt, boxOf, type Layout, type Placed } from './layout';
import { type Joined, spokenLinks, wiresOf } from './links';
import { rowPrefix } from './rows';
import { headOf } from './words';

/** The visible part of a layout: from `scrolled`, `height` pixels of it. */
interface View {
  readonly layout: Layout;
  /** The room for addresses before the rows; 0 where there is none. */
  readonly gutter: number;
  readonly scrolled: number;
  readonly height: number;
}

/** The marks that are drawn in addition to the blocks. */
interface Marks {
  /** Whether there is a problem with it. */
  readonly wrong: (bar: Bar, block: Block) => boolean;
  readonly chosen: (bar: Bar, block: Block) => boolean;
  /** Where something that is dragged would go. */
  readonly target: Box | undefined;
  readonly links: readonly Joined[];
  /** The ranges that overlap those of a network. */
  readonly overlaps: ReadonlyMap<string, readonly string[]>;
}

/** A bar with its visible rows: from `first`, and before `last`. */
interface Seen extends Placed {
  readonly first: number;
  readonly last: number;
}

/** Narrower blocks are left out where another is drawn in the same pixel. */
const NARROW = 2;
/** The space at the end of a gutter. */
const GUTTER = 10;
/** A head: the line under it, the space around it and between its words. */
const HEAD = { under: 2, inset: 6, space: 10 } as const;
/** The lines of links: how thick, how far apart, and the room for them before the title of a head. */
const WIRE = { line: 1.5, apart: 4, room: 14, dash: [3, 3] } as const;
/** The outline of where something would go. */
const TARGET = { line: 2, dash: [6, 4] } as const;

/** Draws the part of a layout that is seen, and nothing else. */
export const draw = (ink: Ink, view: View, marks: Marks): void => {
  const { to } = ink;
  const { layout, gutter, scrolled, height } = view;
  to.clearRect(0, 0, gutter + layout.screen.width, height);
  to.textBaseline = 'middle';
  to.save();
  to.translate(gutter, -scrolled);
  for (let index = barAt(layout, scrolled); index < layout.bars.length; index += 1) {
    const placed = layout.bars[index];
    if (!placed || placed.top > scrolled + height) break;
    const bar = { ...placed, ...rowsIn(view, placed) };
    background(ink, view, bar);
    under(ink, view, bar);
    blocks(ink, view, bar, marks);
    if (gutter > 0) addresses(ink, view, bar);
    head(ink, view, bar, marks);
  }
  if (gutter > 0) wires(ink, view, marks.links);
  if (marks.target) target(ink, marks.target);
  to.restore();
};

/** The rows of a bar that are seen. */
const rowsIn = (
  { layout: { screen }, scrolled, height }: View,
  { rows, top }: Placed,
): Pick<Seen, 'first' | 'last'> => {
  const body = top + screen.head;
  return {
    first: Math.max(0, Math.floor((scrolled - body) / screen.row)),
    last: Math.min(rows, Math.ceil((scrolled + height - body) / screen.row)),
  };
};

const background = ({ to, colours }: Ink, { layout: { screen } }: View, { top, first, last }: Seen): void => {
  to.fillStyle = colours.spare;
  const y = top + screen.head + first * screen.row;
  to.fillRect(0, y, screen.width, Math.max(0, last - first) * screen.row);
};

const under = (ink: Ink, view: View, placed: Seen): void => {
  const { bar, rows, first, last } = placed;
  for (const block of bar.under) {
    const isSeen = (block.start + block.size) * rows > first && block.start * rows < last;
    if (isSeen) drawUnder(ink, clipped(view, boxOf(placed, view.layout.screen, block)), block);
  }
};

const blocks = (ink: Ink, view: View, placed: Seen, marks: Marks): void => {
  const { bar, rows, first, last } = placed;
  const { screen } = view.layout;
  let before: Pick<Box, 'x' | 'y'> = { x: -1, y: -1 };
  for (let at = Math.max(0, lastBefore(bar.blocks, first / rows)); at < bar.blocks.length; at += 1) {
    const block = bar.blocks[at];
    if (!block || block.start * rows >= last) break;
    const box = boxOf(placed, screen, block);
    const state = { wrong: marks.wrong(bar, block), chosen: marks.chosen(bar, block) };
    const isPlain = block.size * rows * screen.width <= NARROW && !state.wrong && !state.chosen;
    // Of many in one pixel, one is drawn.
    if (isPlain && box.y === before.y && box.x < before.x + 1) continue;
    before = box;
    drawBlock(ink, clipped(view, box), block, state);
  }
};

/** A tall block is drawn no further than it is seen, and its label stays in sight. */
const clipped = ({ layout, scrolled, height }: View, box: Box): Box => {
  const top = scrolled + layout.screen.head;
  const bottom = box.y + box.height;
  const y = Math.min(Math.max(box.y, top), bottom - 1);
  return { ...box, y, height: Math.min(bottom, top + height) - y };
};

const addresses = ({ to, colours, mono }: Ink, view: View, { bar, folds, top, first, last }: Seen): void => {
  const { screen } = view.layout;
  to.font = mono;
  to.fillStyle = colours['text-soft'];
  to.textAlign = 'right';
  for (let row = first; row < last; row += 1) {
    const [address = ''] = rowPrefix(bar.prefix, folds, row).split('/');
    const y = top + screen.head + (row + 0.5) * screen.row;
    to.fillText(fitting(to, address, view.gutter - GUTTER), -GUTTER, y);
  }
  to.textAlign = 'left';
};

/** Lines from head to head, next to the addresses. */
const wires = ({ to, colours }: Ink, { layout, gutter }: View, links: readonly Joined[]): void => {
  to.strokeStyle = colours.accent;
  to.lineWidth = WIRE.line;
  for (const { top, bottom, lane, dashed } of wiresOf(links, layout.bars, layout.screen.head)) {
    const x = WIRE.room - WIRE.apart * (lane + 1) - gutter;
    if (dashed) to.setLineDash([...WIRE.dash]);
    to.beginPath();
    to.moveTo(WIRE.room - gutter, top);
    to.lineTo(x, top);
    to.lineTo(x, bottom);
    to.lineTo(WIRE.room - gutter, bottom);
    to.stroke();
    to.setLineDash([]);
  }
  to.lineWidth = 1;
};

const head = (
  { to, colours, sans, mono }: Ink,
  { layout: { screen }, gutter, scrolled }: View,
  placed: Seen,
  { links, overlaps }: Marks,
): void => {
  const y = Math.min(Math.max(placed.top, scrolled), placed.bottom - screen.head);
  const middle = y + screen.head / 2 - 1;
  const { name, of } = placed.bar;
  const joined = of === 'pool' ? '' : spokenLinks(links, name);
  const { title, wrong, facts, fits } = headOf(placed, joined, of === 'network' ? (overlaps.get(name) ?? []) : []);
  to.fillStyle = colours.surface;
  to.fillRect(-gutter, y, gutter + screen.width, screen.head - HEAD.under);
  let x = HEAD.inset - gutter + (links.length > 0 && gutter > 0 ? WIRE.room : 0);
  const say = (font: string, colour: string, words: string): void => {
    to.font = font;
    to.fillStyle = colour;
    const shown = fitting(to, words, screen.width - x);
    to.fillText(shown, x, middle);
    x += widthOf(to, shown) + HEAD.space;
  };
  say(`600 ${sans}`, colours.text, title);
  say(mono, colours.text, placed.bar.prefix);
  if (wrong) say(`600 ${sans}`, colours.bad, wrong);
  say(sans, colours['text-soft'], facts);
  // What fits stands at the end, where that is free.
  to.font = sans;
  const wide = widthOf(to, fits) + HEAD.inset;
  if (x + wide >= screen.width) return;
  to.fillStyle = colours['text-soft'];
  to.fillText(fits, screen.width - wide, middle);
};

const target = ({ to, colours }: Ink, { x, y, width, height }: Box): void => {
  to.strokeStyle = colours.accent;
  to.lineWidth = TARGET.line;
  to.setLineDash([...TARGET.dash]);
  to.strokeRect(x + 1, y + 1, width - 2, height - 3);
  to.setLineDash([]);
  to.lineWidth = 1;
};
