// The colours of the page, for what is drawn.
import { COLOURS } from '../../document/document';

const NAMES = [
  'surface',
  'sunken',
  'line',
  'line-strong',
  'text',
  'text-soft',
  'accent',
  'accent-soft',
  'bad',
  'bad-soft',
  'spare',
  ...COLOURS,
] as const;

export type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

/** Every colour as it is now, in light or dark. */
export const coloursOf = (element: HTMLElement): Colours => {
  const before = element.style.color;
  // A browser that forces its own colours on text would give the same one for all of them.
  element.style.setProperty('forced-color-adjust', 'none');
  const read = NAMES.map((name) => {
    element.style.color = `var(--${name})`;
    return [name, getComputedStyle(element).color];
  });
  element.style.color = before;
  element.style.removeProperty('forced-color-adjust');
  return Object.fromEntries(read) as Colours;
};

/** Calls back whenever the colours may have changed; gives what ends that. */
export const onTheme = (changed: () => void): (() => void) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const forced = matchMedia('(forced-colors: active)');
  const chosen = new MutationObserver(changed);
  system.addEventListener('change', changed);
  forced.addEventListener('change', changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', changed);
    forced.removeEventListener('change', changed);
    chosen.disconnect();
  };
};

/** Stripes in one direction or both. */
export const hatch = (colour: string, crossed: boolean, scale: number): CanvasPattern | string => {
  const canvas = document.createElement('canvas');
  const side = 8 * scale;
  canvas.width = canvas.height = side;
  const ink = canvas.getContext('2d');
  if (!ink) return colour;
  ink.strokeStyle = colour;
  ink.lineWidth = scale;
  ink.beginPath();
  // Beyond the corners, so that the stripes go on in the next tile.
  for (const shift of [-side, 0, side]) {
    ink.moveTo(shift - 1, side + 1);
    ink.lineTo(shift + side + 1, -1);
    if (crossed) {
      ink.moveTo(shift - 1, -1);
      ink.lineTo(shift + side + 1, side + 1);
    }
  }
  ink.stroke();
  const pattern = ink.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern ?? colour;
};
