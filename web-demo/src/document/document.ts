import type { Request } from 'ipplan/plan';

/** The document that a person works on: the request, the frozen part, and where everything else was last. */
export interface Document {
  /** Its key in this browser, which it gets when it is opened. */
  readonly id?: string;
  readonly request: Request;
  /** The text of the lock: what is frozen. None where nothing is. */
  readonly lock: string | undefined;
  /** The text of the lock after the last plan: what is not frozen stays there if it can. */
  readonly wishes?: string;
  /** Notes of people, by the place in the request: `networks.hub.subnets.web`. No plan depends on them. */
  readonly marks?: Marks;
  /** The name of the files that are made of it, without an ending. */
  readonly name?: string;
}

/** The colours to choose from: those that people can tell apart, in every theme. */
export const COLOURS = ['red', 'orange', 'green', 'teal', 'blue', 'purple'] as const;
export type Colour = (typeof COLOURS)[number];

/** A note about a network or a subnet. */
export interface Mark {
  readonly note?: string;
  readonly colour?: Colour;
}
export type Marks = Readonly<Record<string, Mark>>;

/** A name that nothing else has. It needs no secure page, as `crypto.randomUUID` does. */
export const freshId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A document with nothing in it. */
export const EMPTY: Document = { request: { networks: {} }, lock: undefined };

/** Whether there is nothing in it that anybody could miss. */
export const isEmpty = ({ request }: Document): boolean =>
  Object.values(request).every((part) => typeof part === 'object' && Object.keys(part ?? {}).length === 0);

const isObject = (it: unknown): it is Record<string, unknown> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** The marks that something holds; nothing where it holds none. */
export const marksOf = (it: unknown): Marks | undefined => {
  if (!isObject(it)) return undefined;
  const marks = Object.entries(it).flatMap(([place, mark]): [string, Mark][] => {
    if (!isObject(mark)) return [];
    const colour = COLOURS.find((one) => one === mark.colour);
    const note = typeof mark.note === 'string' && mark.note !== '' ? { note: mark.note } : {};
    const both = { ...note, ...(colour === undefined ? {} : { colour }) };
    return Object.keys(both).length > 0 ? [[place, both]] : [];
  });
  return marks.length > 0 ? Object.fromEntries(marks) : undefined;
};

/** Whether something has the outer form of a request. The package checks what is in it. */
export const isRequest = (it: unknown): it is Request => {
  if (!isObject(it)) return false;
  const { networks = {}, pools = {}, avoid = [] } = it;
  return (
    isObject(networks) &&
    isObject(pools) &&
    Array.isArray(avoid) &&
    Object.values(networks).every((network) => isObject(network) && isObject(network.subnets ?? {}))
  );
};
