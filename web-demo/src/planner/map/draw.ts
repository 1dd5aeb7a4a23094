// Draws what can be seen of the map, and nothing else.
import { type Bar, type Block, lastBefore } from './bars';
import { type Colours, hatch } from './colours';
import { type Box, barAt, boxOf, type Layout, type Placed } from './layout';
import { rowPrefix } from './rows';
import { headOf } from './words';

/** What is drawn beside the blocks themselves. */
interface Marks {
  /** Whether there is a problem with it. */
  readonly wrong: (bar: Bar, block: Block) => boolean;
  readonly chosen: (bar: Bar, block: Block) => boolean;
  /** Where something that is dragged would go. */
  readonly target: Box | undefined;
  /** Whether the map is of before a problem. */
  readonly old: boolean;
}

export interface Ink {
  readonly to: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly sans: string;
  readonly mono: string;
  readonly gone: CanvasPattern | string;
  readonly avoid: CanvasPattern | string;
}

export const inkOf = (to: CanvasRenderingContext2D, colours: Colours, element: HTMLElement, scale: number): Ink => ({
  to,
  colours,
  sans: `12px ${getComputedStyle(element).getPropertyValue('--sans')}`,
  mono: `11px ${getComputedStyle(element).getPropertyValue('--mono')}`,
  gone: hatch(colours['line-strong'], false, scale),
  avoid: hatch(colours['line-strong'], true, scale),
});

/** Draws the part of the layout that begins at `scrolled` and is `height` high. */
export const draw = (
  ink: Ink,
  layout: Layout,
  gutter: number,
  scrolled: number,
  height: number,
  marks: Marks,
): void => {
  const { to } = ink;
  to.clearRect(0, 0, gutter + layout.screen.width, height);
  to.textBaseline = 'middle';
  for (let index = barAt(layout, scrolled); index < layout.bars.length; index += 1) {
    const placed = layout.bars[index];
    if (!placed || placed.top > scrolled + height) break;
    to.save();
    to.translate(gutter, -scrolled);
    drawBar(ink, layout, placed, gutter, scrolled, height, marks);
    to.restore();
  }
  if (marks.target) frame(ink, gutter, scrolled, marks.target);
};

const drawBar = (
  ink: Ink,
  layout: Layout,
  placed: Placed,
  gutter: number,
  scrolled: number,
  height: number,
  marks: Marks,
): void => {
  const { to, colours } = ink;
  const { screen } = layout;
  const { bar, rows, top } = placed;
  const body = top + screen.head;
  const first = Math.max(0, Math.floor((scrolled - body) / screen.row));
  const last = Math.min(rows, Math.ceil((scrolled + height - body) / screen.row));
  // What nobody says anything of is used.
  to.fillStyle = colours.spare;
  to.fillRect(0, body + first * screen.row, screen.width, Math.max(0, last - first) * screen.row);
  to.globalAlpha = marks.old ? 0.55 : 1;
  for (const block of bar.under) {
    if ((block.start + block.size) * rows > first && block.start * rows < last)
      drawUnder(ink, seen(boxOf(placed, screen, block), scrolled + screen.head, height), block);
  }
  let [seenX, seenY] = [-1, -1];
  for (let at = Math.max(0, lastBefore(bar.blocks, first / rows)); at < bar.blocks.length; at += 1) {
    const block = bar.blocks[at];
    if (!block || block.start * rows >= last) break;
    const box = boxOf(placed, screen, block);
    const [wrong, chosen] = [marks.wrong(bar, block), marks.chosen(bar, block)];
    const marked = block.size * rows * screen.width > 2 || wrong || chosen;
    // Of many in one pixel, one is drawn.
    if (!marked && box.y === seenY && box.x < seenX + 1) continue;
    [seenX, seenY] = [box.x, box.y];
    drawBlock(ink, seen(box, scrolled + screen.head, height), block, wrong, chosen);
  }
  to.globalAlpha = 1;
  if (gutter > 0) drawGutter(ink, layout, placed, gutter, first, last);
  drawHead(ink, layout, placed, gutter, scrolled);
};

/** A tall block is drawn no further than it is seen, and its label stays in sight. */
const seen = (box: Box, top: number, height: number): Box => {
  const y = Math.min(Math.max(box.y, top), box.y + box.height - 1);
  return { ...box, y, height: Math.min(box.y + box.height, top + height) - y };
};

const drawUnder = (ink: Ink, box: Box, block: Block): void => {
  const { to, colours, avoid } = ink;
  to.fillStyle = block.kind === 'avoid' ? colours.sunken : colours['accent-soft'];
  to.fillRect(box.x, box.y, box.width, box.height);
  if (block.kind === 'avoid') {
    to.fillStyle = avoid;
    to.fillRect(box.x, box.y, box.width, box.height);
  } else {
    to.strokeStyle = colours.accent;
    to.setLineDash([2, 3]);
    to.strokeRect(box.x + 2.5, box.y + 2.5, Math.max(0, box.width - 5), Math.max(0, box.height - 5));
    to.setLineDash([]);
  }
  // What it is kept for lies on its first part.
  const rest = block.kind === 'avoid' ? box : { ...box, x: box.x + box.width / 2, width: box.width / 2 };
  label(
    ink,
    rest,
    block.kind === 'avoid' ? block.name || 'kept out' : `kept for ${block.name}`,
    '',
    colours.text,
    block.kind === 'avoid',
  );
};

const FILL = {
  free: 'surface',
  gone: 'sunken',
  subnet: 'accent-soft',
  network: 'accent-soft',
  avoid: 'sunken',
  reserve: 'surface',
} as const;

const drawBlock = (ink: Ink, box: Box, block: Block, wrong: boolean, chosen: boolean): void => {
  const { to, colours } = ink;
  const { x, y, width, height } = box;
  // A line between neighbours, where there is room for one.
  const edge = width > 4 ? 1 : 0;
  to.fillStyle = wrong ? colours['bad-soft'] : colours[FILL[block.kind]];
  to.fillRect(x, y, Math.max(width - edge, 0.5), height - 1);
  if (block.kind === 'gone') {
    to.fillStyle = ink.gone;
    to.fillRect(x, y, Math.max(width - edge, 0.5), height - 1);
  }
  if (width > 8) {
    to.lineWidth = 1;
    to.strokeStyle = wrong
      ? colours.bad
      : block.kind === 'free'
        ? colours.line
        : block.kind === 'gone'
          ? colours['line-strong']
          : colours.accent;
    // Placed now, and in no lock yet.
    if (block.subnet?.pinned === 'no') to.setLineDash([4, 3]);
    to.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - edge - 1), height - 2);
    to.setLineDash([]);
  } else if (block.kind === 'subnet' || block.kind === 'network') {
    to.fillStyle = wrong ? colours.bad : colours.accent;
    to.fillRect(x, y + 2, Math.max(width - edge, 0.5), height - 5);
  }
  if (block.subnet && width > 8) drawUse(ink, box, block.subnet.need, block.subnet.spare, wrong);
  if (block.pinned && width > 14) drawPin(ink, box, wrong);
  if (chosen) {
    to.strokeStyle = colours.accent;
    to.lineWidth = 3;
    to.strokeRect(x + 1.5, y + 1.5, Math.max(2, width - 4), height - 4);
    to.lineWidth = 1;
  }
  const shift = block.pinned ? 10 : 0;
  const name =
    block.kind === 'free'
      ? ''
      : block.kind === 'gone'
        ? `${block.name} (gone)`
        : wrong
          ? `! ${block.name}`
          : block.name;
  const inner = { ...box, x: x + shift, width: width - shift };
  label(
    ink,
    inner,
    name,
    block.prefix,
    block.kind === 'free' ? colours['text-soft'] : colours.text,
    block.kind === 'gone',
  );
};

/** How much of it is needed, as a line along its bottom. */
const drawUse = (
  { to, colours }: Ink,
  { x, y, width, height }: Box,
  need: number,
  spare: number,
  wrong: boolean,
): void => {
  const all = width - 5;
  to.fillStyle = colours.line;
  to.fillRect(x + 2, y + height - 6, all, 3);
  to.fillStyle = wrong ? colours.bad : colours.accent;
  to.fillRect(x + 2, y + height - 6, all * Math.min(1, need / (need + spare || 1)), 3);
};

/** A full corner: the request says where it is. */
const drawPin = ({ to, colours }: Ink, { x, y }: Box, wrong: boolean): void => {
  to.fillStyle = wrong ? colours.bad : colours.accent;
  to.beginPath();
  to.moveTo(x, y);
  to.lineTo(x + 11, y);
  to.lineTo(x, y + 11);
  to.fill();
};

const widths = new Map<string, number>();

/** How wide a text is. The same texts come in every frame. */
const widthOf = (to: CanvasRenderingContext2D, text: string): number => {
  const key = to.font + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > 20_000) widths.clear();
  const width = to.measureText(text).width;
  widths.set(key, width);
  return width;
};

/** A text that is no wider than there is room. */
const fitting = (to: CanvasRenderingContext2D, text: string, room: number): string => {
  const width = widthOf(to, text);
  if (width <= room) return text;
  const keep = Math.floor((text.length * room) / width) - 1;
  return keep > 0 ? `${text.slice(0, keep)}…` : '';
};

const label = (ink: Ink, box: Box, name: string, prefix: string, colour: string, striped = false): void => {
  if (box.width < 30 || box.height < 14) return;
  const { to } = ink;
  const room = box.width - 12;
  const y = box.y + Math.min(box.height, 30) / 2 - 1;
  to.font = ink.sans;
  to.fillStyle = colour;
  const shown = name && fitting(to, name, room);
  if (shown && striped) {
    // On stripes nothing can be read.
    to.fillStyle = ink.colours.sunken;
    to.fillRect(box.x + 3, y - 9, widthOf(to, shown) + 6, 18);
    to.fillStyle = colour;
  }
  if (shown) to.fillText(shown, box.x + 6, y);
  const used = shown ? widthOf(to, shown) + 8 : 0;
  to.font = ink.mono;
  // The prefix follows whole, or its length, or nothing does.
  const fits = [prefix, prefix.slice(prefix.indexOf('/'))].find((text) => text && widthOf(to, text) <= room - used);
  if (!fits || striped || (shown && shown !== name)) return;
  to.fillStyle = ink.colours['text-soft'];
  to.fillText(fits, box.x + 6 + used, y);
};

const drawGutter = (
  { to, colours, mono }: Ink,
  { screen }: Layout,
  { bar, folds, top }: Placed,
  gutter: number,
  first: number,
  last: number,
): void => {
  to.font = mono;
  to.fillStyle = colours['text-soft'];
  to.textAlign = 'right';
  for (let row = first; row < last; row += 1) {
    const [address = ''] = rowPrefix(bar.prefix, folds, row).split('/');
    to.fillText(fitting(to, address, gutter - 10), -10, top + screen.head + (row + 0.5) * screen.row);
  }
  to.textAlign = 'left';
};

/** The name of a bar; it stays in sight as long as any of its rows does. */
const drawHead = (
  { to, colours, sans, mono }: Ink,
  { screen }: Layout,
  placed: Placed,
  gutter: number,
  scrolled: number,
): void => {
  const y = Math.min(Math.max(placed.top, scrolled), placed.bottom - screen.head);
  const { title, facts, fits } = headOf(placed);
  const width = gutter + screen.width;
  to.fillStyle = colours.surface;
  to.fillRect(-gutter, y, width, screen.head - 2);
  let x = -gutter + 6;
  const middle = y + screen.head / 2 - 1;
  const text = (font: string, colour: string, said: string): void => {
    to.font = font;
    to.fillStyle = colour;
    const shown = fitting(to, said, screen.width - x);
    to.fillText(shown, x, middle);
    x += widthOf(to, shown) + 10;
  };
  text(`600 ${sans}`, colours.text, title);
  text(mono, colours.text, placed.bar.prefix);
  text(sans, colours['text-soft'], facts);
  to.font = sans;
  const wide = widthOf(to, fits);
  if (x + wide + 6 < screen.width) {
    to.fillStyle = colours['text-soft'];
    to.fillText(fits, screen.width - wide - 6, middle);
  }
};

const frame = ({ to, colours }: Ink, gutter: number, scrolled: number, box: Box): void => {
  to.strokeStyle = colours.accent;
  to.lineWidth = 2;
  to.setLineDash([6, 4]);
  to.strokeRect(gutter + box.x + 1, box.y - scrolled + 1, box.width - 2, box.height - 3);
  to.setLineDash([]);
  to.lineWidth = 1;
};
