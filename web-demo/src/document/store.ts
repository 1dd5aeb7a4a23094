import type { Map, Problem, Request, SizeOfOne } from 'ipplan/plan';
import { createMemo, createRoot } from 'solid-js';
import { type Document, EMPTY, freshId } from './document';
import { createHistory } from './history';
import { type Planned, planner } from './planned';
import { differenceOf, type TextDifference, textOf } from './text-difference';

/** A document, and what it was when it was opened. */
interface State {
  readonly document: Document;
  readonly opened: Document;
}

/** A state that is not the one now, of whose wishes only what differs from the next one is kept. */
interface Packed {
  readonly state: State;
  readonly wishes: TextDifference | undefined;
}

/**
 * The document that is open. Every edit is planned at once. Only what is frozen has to stay; where everything else
 * came to is kept as wishes, so that the next edit moves as little as possible.
 */
const history = createHistory<State, Packed>(
  { document: EMPTY, opened: EMPTY },
  {
    pack: (state, beside) => {
      const { wishes, ...document } = state.document;
      const theirs = beside.document.wishes;
      // What was opened is kept whole in any case.
      if (wishes === undefined || theirs === undefined || state.document === state.opened)
        return { state, wishes: undefined };
      return { state: { ...state, document }, wishes: differenceOf(wishes, theirs) };
    },
    unpack: ({ state, wishes }, beside) =>
      wishes === undefined
        ? state
        : { ...state, document: { ...state.document, wishes: textOf(wishes, beside.document.wishes ?? '') } },
  },
);

/** The planner of the open document, edit by edit. */
const edits = planner();

/** The plan of the newest document, so that an edit plans once; what is undone is planned again. */
let latest: { document: Document; planned: Planned } | undefined;

const settled = (document: Document): Document => {
  const result = edits.plan(document);
  // Of equal texts one is kept, however many states have it.
  const before = history.now().document.wishes;
  const wishes = result.lock === before ? before : result.lock;
  const settled = wishes === undefined ? document : { ...document, wishes };
  latest = { document: settled, planned: result };
  return settled;
};

const planOf = (document: Document): Planned => (latest?.document === document ? latest.planned : edits.plan(document));

interface View {
  readonly map: Map | undefined;
  readonly problems: readonly Problem[];
  readonly moved: Planned['moved'];
}

/** The result of the document; if that is problems, with its last map since it was opened. */
const view = createRoot(() =>
  createMemo<View & { opened: Document }>((before) => {
    const { document, opened } = history.now();
    const { map, problems, moved } = planOf(document);
    return { map: map ?? (before?.opened === opened ? before.map : undefined), problems, moved, opened };
  }),
);

const change = (by: (document: Document) => Document): void => {
  const { document, opened } = history.now();
  history.edit({ document: settled(by(document)), opened });
};

/** A document as it is opened. */
const fresh = (document: Document): State => {
  const opened = settled({ ...document, id: document.id ?? freshId() });
  return { document: opened, opened };
};

export const store = {
  document: (): Document => history.now().document,
  view: (): View => view(),
  /** How big a subnet must be, and why; nothing where it has no size. */
  why: (network: string, subnet: string): SizeOfOne | null => {
    // What is answered is the plan that is shown.
    view();
    return edits.why(network, subnet);
  },
  /** The document as it was when it was opened. */
  opened: (): Document => history.now().opened,
  /** The documents before this one, the newest first, at most `most`. */
  before: (most: number): Document[] => history.before(most).map(({ document }) => document),
  canUndo: history.canUndo,
  canRedo: history.canRedo,
  undo: history.undo,
  redo: history.redo,
  /** Changes anything of the document; its lock too, where something is released. */
  change,
  /** Changes what is wanted. */
  edit: (by: (request: Request) => Request): void =>
    change((document) => ({ ...document, request: by(document.request) })),
  /** Everything that has a place is frozen: no later edit moves it. */
  freeze: (): void => change((document) => ({ ...document, lock: document.wishes })),
  /** Nothing is frozen any more; everything stays where it is until an edit has to move it. */
  unfreeze: (): void => change((document) => ({ ...document, lock: undefined })),
  /** Another document in place of this one; it can be undone as well. */
  open: (document: Document): void => history.edit(fresh(document)),
  /** The document to start with: there is nothing before it. */
  start: (document: Document): void => {
    history.replace(fresh(document));
  },
};
