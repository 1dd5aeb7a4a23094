// The picture that the package draws of networks and their links, as elements that are looked at and chosen.
import { type Link, spokenLink } from '../edit/links';
import type { Selected } from '../edit/selection';

/** So many ends of a link are named in a line. */
export const NAMED = 4;

/** Something of the picture that can be chosen. */
export interface Part {
  readonly what: Selected;
  /** The elements for focus and clicks; a link to several ends has a line to each of them. */
  readonly elements: readonly SVGElement[];
  /** For a link: the end that each of its lines leads to. */
  readonly ends?: readonly string[];
  /** The label, in words. */
  readonly label: string;
}

export interface Picture {
  readonly svg: SVGElement;
  /** The boxes, and then the links. */
  readonly parts: readonly Part[];
}

const BOXES = { network: 'network', site: 'site', 'client-pool': 'client pool' } as const;

/** The invisible line for clicks, where the line itself is too thin for a finger. */
const wider = (line: SVGElement): void => {
  const wide = line.cloneNode() as SVGElement;
  wide.setAttribute('class', 'hit');
  line.before(wide);
};

/** A sign of a problem, for people who see no colours; it is shown after the element that is marked as faulty. */
const signed = (element: SVGElement, x: number, y: number): void => {
  const sign = document.createElementNS(element.namespaceURI, 'text');
  sign.setAttribute('class', 'sign');
  sign.setAttribute('x', String(x));
  sign.setAttribute('y', String(y));
  sign.textContent = '!';
  element.after(sign);
};

/** The numbers of an attribute. */
const numbers = (of: Element | null, name: string): number[] =>
  (of?.getAttribute(name)?.match(/[\d.]+/g) ?? []).map(Number);

const boxOf = (box: SVGElement): (Part & { name: string }) | undefined => {
  for (const [key, word] of Object.entries(BOXES)) {
    const name = box.getAttribute(`data-${key}`);
    if (name === null) continue;
    const [, ranges = ''] = box.querySelector('title')?.textContent?.split('\n') ?? [];
    const rect = box.querySelector('rect');
    const [[x = 0], [y = 0], [width = 0]] = [numbers(rect, 'x'), numbers(rect, 'y'), numbers(rect, 'width')];
    signed(box, x + width - 16, y + 18);
    const what = key === 'network' ? { kind: key, network: name } : { kind: key as 'site', name };
    return { what: what as Selected, elements: [box], label: `${word} ${name}, ${ranges}`, name };
  }
  return undefined;
};

/** The elements of an SVG text; how it looks is a matter of the page. */
export const pictureOf = (text: string, wanted: readonly Link[]): Picture => {
  const plain = text.replace(/<style>.*?<\/style>/s, '');
  const parsed = new DOMParser().parseFromString(plain, 'image/svg+xml').documentElement;
  const svg = document.importNode(parsed, true) as Element as SVGElement;
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', 'Networks and links');
  svg.querySelector(':scope > title')?.remove();
  const boxes = [...svg.querySelectorAll<SVGElement>('g')].flatMap((box) => boxOf(box) ?? []);
  const names = new Set(boxes.map(({ name }) => name));
  const lines = new Map<number, SVGElement[]>();
  for (const line of svg.querySelectorAll<SVGElement>('[data-link]')) {
    const link = Number(line.getAttribute('data-link'));
    lines.set(link, [...(lines.get(link) ?? []), line]);
    wider(line);
    const ends = numbers(line, 'd');
    const middle = (at: number) => ((ends[at] ?? 0) + (ends.at(at - 2) ?? 0)) / 2;
    signed(line, middle(0), middle(1) - 3);
  }
  const links = [...lines].map(([index, elements]): Part => {
    const link = wanted[index];
    // An end that is nowhere has no line.
    const ends = link?.ends.slice(1).filter((end) => names.has(end) || names.has(end.split('/')[0] ?? ''));
    return {
      what: { kind: 'link', index },
      elements,
      label: link ? spokenLink(link, NAMED) : '',
      ...(ends ? { ends } : {}),
    };
  });
  const parts = [...boxes, ...links];
  for (const { elements, label } of parts) {
    elements[0]?.setAttribute('role', 'button');
    elements[0]?.setAttribute('aria-label', label);
  }
  return { svg, parts };
};
