import { createSignal } from 'solid-js';
import { type Document, isRequest, marksOf } from './document';

/** Where the document is kept in this browser, and how what is kept there is read. */
const KEY = 'ipplan.document';
const VERSION = 1;
/** Milliseconds of rest after which a change is saved. */
const REST = 400;

/**
 * Whether what is on the screen is kept: it is, not yet, it is only looked at, it cannot be, or another tab kept
 * something else.
 */
export type Kept = 'saved' | 'waiting' | 'looked' | 'refused' | 'elsewhere';

/** What a browser has for it: `localStorage`, which all tabs of the page share. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const written = ({ request, lock, wishes, marks, name }: Document): string =>
  JSON.stringify({ version: VERSION, request, lock, wishes, marks, name });

const read = (text: string | null): Document | undefined => {
  if (text === null) return undefined;
  try {
    const { version, request, lock, wishes, marks, name } = JSON.parse(text);
    const noted = marksOf(marks);
    if (version !== VERSION || !isRequest(request)) return undefined;
    return {
      request,
      lock: typeof lock === 'string' ? lock : undefined,
      ...(typeof wishes === 'string' ? { wishes } : {}),
      ...(noted === undefined ? {} : { marks: noted }),
      ...(name === undefined ? {} : { name }),
    };
  } catch {
    return undefined;
  }
};

/**
 * Keeps a document in the browser, so that it is there the next time. All tabs share one place: a tab writes
 * only over what it has seen, and else asks which of the two documents is to stay.
 */
export const createAutosave = (shelf: () => Shelf, document: () => Document) => {
  const [kept, setKept] = createSignal<Kept>('saved');
  let seen: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A document that is only looked at, and so not kept. */
  let looked: Document | undefined;

  const onShelf = (): string | null => {
    try {
      return shelf().getItem(KEY);
    } catch {
      return null;
    }
  };

  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (document() === looked) {
      setKept('looked');
      return;
    }
    const text = written(document());
    if (text !== seen) {
      const there = onShelf();
      if (there !== seen && there !== text) {
        setKept('elsewhere');
        return;
      }
      try {
        shelf().setItem(KEY, text);
      } catch {
        setKept('refused');
        return;
      }
      seen = text;
    }
    setKept('saved');
  };

  return {
    kept,
    /** What was kept, if anything. */
    restore: (): Document | undefined => {
      seen = onShelf();
      return read(seen);
    },
    /** Looks at a document without keeping it, until it is changed. */
    look: (document: Document): void => {
      looked = document;
    },
    /** Says that the document is another one: it is saved after a moment of rest. */
    changed: (): void => {
      clearTimeout(timer);
      if (kept() === 'elsewhere') return;
      setKept('waiting');
      timer = setTimeout(save, REST);
    },
    /** Saves what waits, because the page may go away. */
    flush: (): void => {
      if (timer !== undefined) save();
    },
    /** Hears that another tab has written. */
    heard: (key: string | null, text: string | null): void => {
      if (key !== KEY || text === seen) return;
      if (text === written(document())) {
        seen = text;
        setKept('saved');
      } else {
        clearTimeout(timer);
        timer = undefined;
        setKept('elsewhere');
      }
    },
    /** Keeps what this tab has, in place of what the other one wrote. */
    keepOurs: (): void => {
      seen = onShelf();
      looked = undefined;
      setKept('waiting');
      save();
    },
    /** Takes what the other tab wrote; nothing where it cannot be read. */
    takeTheirs: (): Document | undefined => {
      seen = onShelf();
      setKept('saved');
      return read(seen);
    },
  };
};
