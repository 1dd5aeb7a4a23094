import { createMemo, createRoot } from 'solid-js';
import type { Map, Problem, Request } from 'ipplan';
import { EMPTY, type Document } from './document';
import { createHistory } from './history';
import { planned } from './planned';

/**
 * The document that is open. Every edit is planned at once, and the lock that comes of it is kept with it, so
 * that the next edit moves nothing.
 */
const history = createHistory<Document>(EMPTY);

const settled = (document: Document): Document => ({ ...document, lock: planned(document).lock });

/** What the document comes to, and the last map there was where it comes to problems. */
const view = createRoot(() =>
  createMemo<{ map: Map | undefined; problems: readonly Problem[] }>((before) => {
    const { map, problems } = planned(history.now());
    return { map: map ?? before?.map, problems };
  }),
);

const change = (change: (document: Document) => Document): void => {
  history.edit(settled(change(history.now())));
};

export const store = {
  document: history.now,
  view,
  canUndo: history.canUndo,
  canRedo: history.canRedo,
  undo: history.undo,
  redo: history.redo,
  /** Changes anything of the document; its lock too, where something is released. */
  change,
  /** Changes what is wanted. */
  edit: (by: (request: Request) => Request): void =>
    change((document) => ({ ...document, request: by(document.request) })),
  /** Another document in place of this one; it can be undone as well. */
  open: (document: Document) => history.edit(settled(document)),
};
