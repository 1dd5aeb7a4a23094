// Draws one block: its colour, its outline, how much of it is needed, its name. All sizes are in pixels of the page.
import type { Colour } from '../../document/document';
import type { Block, Kind } from './bars';
import type { Colours } from './colours';
import { fitting, type Ink, widthOf } from './ink';
import type { Box } from './layout';

/** How wide a block has to be for each part of it to be drawn. */
const FROM = { gap: 4, outline: 8, pin: 14, label: 30 } as const;
/** A line of the background between neighbours. */
const GAP = 1;
/** The least that is drawn of a block. */
const THINNEST = 0.5;
/** The line along the bottom that says how much is needed. */
const USE = { inset: 2, height: 3, bottom: 6 } as const;
/** The full corner of what the request gives a place: its side, and how far it shifts the name. */
const PIN = { side: 11, room: 10 } as const;
/** How high the line of a colour is. */
const STRIPE = 4;
/** The outline of what is chosen. */
const CHOSEN = { line: 3, inset: 1.5 } as const;
/** The outline of room that is kept. */
const KEPT = { inset: 2.5, dash: [2, 3] } as const;
/** The outline of what is placed now, and in no lock yet. */
const NEW = { dash: [4, 3] } as const;
/**
 * A label: the least height of its block, the space around it, the space between name and prefix, how far down its
 * line may be in a tall block, and the plate under it where stripes would make it hard to read.
 */
const LABEL = { from: 14, inset: 6, space: 8, line: 30, plate: { inset: 3, height: 18 } } as const;

interface Look {
  readonly fill: keyof Colours;
  readonly line: keyof Colours;
  readonly text: keyof Colours;
}

const LOOKS: Record<Kind, Look> = {
  subnet: { fill: 'accent-soft', line: 'accent', text: 'text' },
  // A further prefix of a subnet that has several.
  more: { fill: 'accent-soft', line: 'accent', text: 'text' },
  network: { fill: 'accent-soft', line: 'accent', text: 'text' },
  clients: { fill: 'accent-soft', line: 'accent', text: 'text' },
  site: { fill: 'sunken', line: 'line-strong', text: 'text' },
  free: { fill: 'surface', line: 'line', text: 'text-soft' },
  gone: { fill: 'sunken', line: 'line-strong', text: 'text' },
  avoid: { fill: 'sunken', line: 'accent', text: 'text' },
  reserve: { fill: 'accent-soft', line: 'accent', text: 'text' },
};

/** The state that is drawn on a block. */
interface State {
  readonly wrong: boolean;
  readonly chosen: boolean;
}

/** A block of its own: a subnet, a network, free space, or what is gone. */
export const drawBlock = (ink: Ink, box: Box, block: Block, { wrong, chosen }: State): void => {
  fill(ink, box, block, wrong);
  outline(ink, box, block, wrong);
  if (block.subnet && box.width > FROM.outline) use(ink, box, block.subnet.need, block.subnet.spare, wrong);
  if (block.colour && box.width > FROM.gap) stripe(ink, box, block.colour);
  if (block.pinned && box.width > FROM.pin) pin(ink, box, wrong);
  if (chosen) frame(ink, box);
  const room = block.pinned ? PIN.room : 0;
  const inner = { ...box, x: box.x + room, width: box.width - room };
  const look = { colour: ink.colours[LOOKS[block.kind].text], striped: block.kind === 'gone' };
  label(ink, inner, titleOf(block, wrong), block.prefix, look);
};

/** Draws the background of blocks: a keep-out, or room that a subnet may grow into. */
export const drawUnder = (ink: Ink, box: Box, block: Block): void => {
  const { to, colours, avoid } = ink;
  const { x, y, width, height } = box;
  to.fillStyle = colours[LOOKS[block.kind].fill];
  to.fillRect(x, y, width, height);
  if (block.kind === 'avoid') {
    to.fillStyle = avoid;
    to.fillRect(x, y, width, height);
    label(ink, box, block.name || 'kept out', '', { colour: colours.text, striped: true });
    return;
  }
  to.strokeStyle = colours.accent;
  to.setLineDash([...KEPT.dash]);
  const inset = 2 * KEPT.inset;
  to.strokeRect(x + KEPT.inset, y + KEPT.inset, Math.max(0, width - inset), Math.max(0, height - inset));
  to.setLineDash([]);
  // What it is kept for lies on its first half.
  const rest = { ...box, x: x + width / 2, width: width / 2 };
  label(ink, rest, `kept for ${block.name}`, '', { colour: colours.text, striped: false });
};

const gapOf = (width: number): number => (width > FROM.gap ? GAP : 0);

const titleOf = (block: Block, wrong: boolean): string => {
  if (block.kind === 'free') return '';
  if (block.kind === 'gone') return `${block.name} (gone)`;
  return wrong ? `! ${block.name}` : block.name;
};

const fill = ({ to, colours, gone }: Ink, { x, y, width, height }: Box, block: Block, wrong: boolean): void => {
  const wide = Math.max(width - gapOf(width), THINNEST);
  to.fillStyle = colours[wrong ? 'bad-soft' : LOOKS[block.kind].fill];
  to.fillRect(x, y, wide, height - GAP);
  if (block.kind !== 'gone') return;
  to.fillStyle = gone;
  to.fillRect(x, y, wide, height - GAP);
};

/** A line around it; where that has no room, a subnet and a network are a line themselves. */
const outline = ({ to, colours }: Ink, { x, y, width, height }: Box, block: Block, wrong: boolean): void => {
  const gap = gapOf(width);
  const colour = colours[wrong ? 'bad' : LOOKS[block.kind].line];
  if (width > FROM.outline) {
    to.lineWidth = 1;
    to.strokeStyle = colour;
    if (block.subnet?.pinned === 'no') to.setLineDash([...NEW.dash]);
    to.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - gap - 1), height - GAP - 1);
    to.setLineDash([]);
  } else if (block.kind === 'subnet' || block.kind === 'more' || block.kind === 'network' || block.kind === 'clients') {
    to.fillStyle = colour;
    to.fillRect(x, y + 2, Math.max(width - gap, THINNEST), height - GAP - 4);
  }
};

/** How much of it is needed, as a line along its bottom. */
const use = ({ to, colours }: Ink, box: Box, need: number, spare: number, wrong: boolean): void => {
  const [x, y] = [box.x + USE.inset, box.y + box.height - USE.bottom];
  const all = box.width - GAP - 2 * USE.inset;
  to.fillStyle = colours.line;
  to.fillRect(x, y, all, USE.height);
  to.fillStyle = wrong ? colours.bad : colours.accent;
  to.fillRect(x, y, all * Math.min(1, need / (need + spare || 1)), USE.height);
};

/** The colour that somebody gave it, along its top. */
const stripe = ({ to, colours }: Ink, { x, y, width }: Box, colour: Colour): void => {
  to.fillStyle = colours[colour];
  to.fillRect(x, y, width - gapOf(width), STRIPE);
};

/** A full corner: the request says where it is. */
const pin = ({ to, colours }: Ink, { x, y }: Box, wrong: boolean): void => {
  to.fillStyle = wrong ? colours.bad : colours.accent;
  to.beginPath();
  to.moveTo(x, y);
  to.lineTo(x + PIN.side, y);
  to.lineTo(x, y + PIN.side);
  to.fill();
};

const frame = ({ to, colours }: Ink, { x, y, width, height }: Box): void => {
  const inset = 2 * CHOSEN.inset + GAP;
  to.strokeStyle = colours.accent;
  to.lineWidth = CHOSEN.line;
  to.strokeRect(x + CHOSEN.inset, y + CHOSEN.inset, Math.max(2, width - inset), height - inset);
  to.lineWidth = 1;
};

/** A name followed by its prefix, if there is room. */
const label = (
  ink: Ink,
  box: Box,
  name: string,
  prefix: string,
  { colour, striped }: { colour: string; striped: boolean },
): void => {
  if (box.width < FROM.label || box.height < LABEL.from) return;
  const { to, colours } = ink;
  const room = box.width - 2 * LABEL.inset;
  const x = box.x + LABEL.inset;
  const y = box.y + Math.min(box.height, LABEL.line) / 2 - 1;
  to.font = ink.sans;
  const shown = name && fitting(to, name, room);
  if (shown && striped) {
    const { inset, height } = LABEL.plate;
    to.fillStyle = colours.sunken;
    to.fillRect(x - inset, y - height / 2, widthOf(to, shown) + 2 * inset, height);
  }
  to.fillStyle = colour;
  if (shown) to.fillText(shown, x, y);
  if (striped || (shown && shown !== name)) return;
  const used = shown ? widthOf(to, shown) + LABEL.space : 0;
  to.font = ink.mono;
  // The prefix follows whole, or its length, or nothing does.
  const forms = [prefix, prefix.slice(prefix.indexOf('/'))];
  const fits = forms.find((text) => text && widthOf(to, text) <= room - used);
  if (!fits) return;
  to.fillStyle = colours['text-soft'];
  to.fillText(fits, x + used, y);
};
