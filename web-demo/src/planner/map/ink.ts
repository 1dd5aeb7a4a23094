// What the map is drawn with: a canvas, colours, and the letters of the page.
import { type Colours, hatch } from './colours';

export interface Ink {
  readonly to: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly sans: string;
  readonly mono: string;
  /** Stripes of what is gone, and crossed ones of what is kept out. */
  readonly gone: CanvasPattern | string;
  readonly avoid: CanvasPattern | string;
}

/** Ink for an element, which says the letters; `scale` is the pixels of the screen in one of the page. */
export const inkOf = (to: CanvasRenderingContext2D, colours: Colours, element: HTMLElement, scale: number): Ink => ({
  to,
  colours,
  sans: `12px ${getComputedStyle(element).getPropertyValue('--sans')}`,
  mono: `11px ${getComputedStyle(element).getPropertyValue('--mono')}`,
  gone: hatch(colours['line-strong'], false, scale),
  avoid: hatch(colours['line-strong'], true, scale),
});

/** The most texts whose widths are kept. */
const KNOWN = 20_000;
const widths = new Map<string, number>();

/** How wide a text is. The same texts come in every frame. */
export const widthOf = (to: CanvasRenderingContext2D, text: string): number => {
  const key = to.font + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > KNOWN) widths.clear();
  const width = to.measureText(text).width;
  widths.set(key, width);
  return width;
};

/** A text that is no wider than there is room: cut where it has to be, or empty. */
export const fitting = (to: CanvasRenderingContext2D, text: string, room: number): string => {
  const width = widthOf(to, text);
  if (width <= room) return text;
  const keep = Math.floor((text.length * room) / width) - 1;
  return keep > 0 ? `${text.slice(0, keep)}…` : '';
};
