import { createMemo, createRoot, createSignal } from 'solid-js';
import type { Map, Problem, Request } from 'ipplan';
import { EMPTY, type Document } from './document';
import { createHistory } from './history';
import { planned, type Planned } from './planned';

/**
 * The document that is open. Every edit is planned at once, and the lock that comes of it is kept with it, so
 * that the next edit moves nothing.
 */
const history = createHistory<Document>(EMPTY);

/** The plan of the newest document, so that an edit plans once; what is undone is planned again. */
let latest: { document: Document; planned: Planned } | undefined;

const settled = (document: Document): Document => {
  const result = planned(document);
  // Equal locks are one text, however many states have it.
  const same = history.now().lock === result.lock ? history.now().lock : result.lock;
  const settled = { ...document, lock: same };
  latest = { document: settled, planned: result };
  return settled;
};

const planOf = (document: Document): Planned =>
  latest?.document === document ? latest.planned : planned(document);

/** What the document comes to, and the last map there was where it comes to problems. */
const view = createRoot(() =>
  createMemo<{ map: Map | undefined; problems: readonly Problem[] }>((before) => {
    const { map, problems } = planOf(history.now());
    return { map: map ?? before?.map, problems };
  }),
);

/** What was opened last, as it was then. */
const [opened, setOpened] = createSignal<Document>(EMPTY);

const change = (change: (document: Document) => Document): void => {
  history.edit(settled(change(history.now())));
};

export const store = {
  document: history.now,
  view,
  opened,
  before: history.before,
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
  open: (document: Document): void => {
    const next = settled(document);
    setOpened(next);
    history.edit(next);
  },
  /** The document to start with: there is nothing before it. */
  start: (document: Document): void => {
    const next = settled(document);
    setOpened(next);
    history.replace(next);
  },
};
