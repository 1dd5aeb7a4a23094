// What people note about networks and subnets: it stands beside the request, and follows names.
import type { Document, Mark, Marks } from '../../document/document';

const placed = (document: Document, marks: Marks): Document => {
  const { marks: _, ...rest } = document;
  return Object.keys(marks).length > 0 ? { ...rest, marks } : rest;
};

/** The note at a place. */
export const markAt = ({ marks }: Document, place: string): Mark => marks?.[place] ?? {};

/** The same with another note or colour at some places; without it, where nothing is given. */
export const marking = <K extends keyof Mark>(
  document: Document,
  places: readonly string[],
  key: K,
  value: Mark[K] | undefined,
): Document => {
  const marks = { ...document.marks };
  for (const place of places) {
    const { [key]: _, ...others } = marks[place] ?? {};
    const mark: Mark = value === undefined ? others : { ...others, [key]: value };
    if (Object.keys(mark).length > 0) marks[place] = mark;
    else delete marks[place];
  }
  return placed(document, marks);
};

/** The same where a place, and all in it, is called otherwise; without its marks, where it is gone. */
export const remarked = (document: Document, from: string, to: string | undefined): Document => {
  if (document.marks === undefined) return document;
  const moved = Object.entries(document.marks).flatMap(([place, mark]): [string, Mark][] => {
    if (place !== from && !place.startsWith(`${from}.`)) return [[place, mark]];
    return to === undefined ? [] : [[to + place.slice(from.length), mark]];
  });
  return placed(document, Object.fromEntries(moved));
};
