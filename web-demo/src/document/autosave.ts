import { createSignal } from 'solid-js';
import { type Document, freshId, isEmpty } from './document';
import { type Listed, read, type Shelf, VERSION, written } from './shelf';

/** Where earlier versions of the page kept their only document. */
const FORMER = 'ipplan.document';
/** Where a page that goes away leaves what it could not keep in time, by the id of the document. */
const LEFT = 'ipplan.left.';
/** The name of a document without one. */
export const UNNAMED = 'Untitled plan';
/** Milliseconds of rest after which a change is saved. */
const REST = 400;

/** Whether what is on the screen is kept: it is, not yet, it is only looked at, or it cannot be. */
export type Kept = 'saved' | 'waiting' | 'looked' | 'refused';

/** The storage that is written at once, before a page goes away: `localStorage`. */
export type Ledge = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

interface Saving {
  readonly shelf: Shelf;
  readonly ledge: () => Ledge;
  readonly document: () => Document;
  /** Tells other tabs that a document was written. */
  readonly tell: (id: string, revision: string) => void;
  /** Called where another tab wrote first, so that this one is kept as a copy. */
  readonly copied: () => void;
}

/** Something that may be forbidden; nothing where it is. */
const attempt = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

const subnetsOf = ({ request }: Document): number =>
  Object.values(request.networks ?? {}).reduce((sum, network) => sum + Object.keys(network?.subnets ?? {}).length, 0);

const listedOf = (document: Document, id: string, name: string | undefined): Listed => ({
  id,
  version: VERSION,
  revision: freshId(),
  changed: Date.now(),
  name,
  networks: Object.keys(document.request.networks ?? {}).length,
  subnets: subnetsOf(document),
});

/**
 * Keeps documents in the browser, so that they are there the next time. Every document has a place of its own, and a
 * tab writes only over what it has seen: what it holds else is kept as a copy, so nothing is ever lost.
 */
export const createAutosave = ({ shelf, ledge, document, tell, copied }: Saving) => {
  const [kept, setKept] = createSignal<Kept>('saved');
  /** The revision that this tab knows of each document. */
  const seen = new Map<string, string>();
  /** Documents that became copies in this tab. */
  const copies = new Map<string, string>();
  /** The text written last, so that the same text is not written again. */
  let last: { readonly id: string; readonly text: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  /** The result of the last change, which may not be saved yet. */
  let waiting: Document | undefined;
  /** A document that is only looked at, and so not kept. */
  let looked: Document | undefined;

  const idOf = ({ id = '' }: Document): string => copies.get(id) ?? id;

  /** Puts a text under an id, or under a new one where somebody else wrote there. */
  const put = async (it: Document, id: string, text: string): Promise<void> => {
    const isCopy = [...copies.values()].includes(id);
    const listed = listedOf(it, id, isCopy ? `${it.name ?? UNNAMED} (copy)` : it.name);
    if ((await shelf.put(listed, text, seen.get(id))) === 'kept') {
      seen.set(id, listed.revision);
      last = { id, text };
      tell(id, listed.revision);
      return;
    }
    const copy = freshId();
    const named = listedOf(it, copy, `${it.name ?? UNNAMED} (copy)`);
    copies.set(it.id ?? '', copy);
    await shelf.put(named, text, undefined);
    seen.set(copy, named.revision);
    last = { id: copy, text };
    copied();
  };

  const write = async (it: Document): Promise<void> => {
    const id = idOf(it);
    if (it === looked) return void setKept('looked');
    if (isEmpty(it) && !seen.has(id)) return void setKept('saved');
    const text = written(it);
    try {
      if (last?.id !== id || last.text !== text) await put(it, id, text);
      attempt(() => ledge().removeItem(LEFT + id));
      if (timer === undefined) setKept('saved');
    } catch {
      setKept('refused');
    }
  };

  /** Writes one after the other, so that each knows what the one before it wrote. */
  const next = (which: () => Document): Promise<void> => {
    saving = (saving ?? Promise.resolve()).then(() => write(which()));
    return saving;
  };

  /** Where another document is open now, the one that waits is not on the screen any more, and is saved. */
  const leave = (): void => {
    const before = waiting;
    if (before && idOf(before) !== idOf(document())) void next(() => before);
    waiting = undefined;
  };

  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    leave();
    return next(document);
  };

  /** Saves the documents of pages that went away too soon, and the one that an earlier version of the page kept. */
  const gather = async (): Promise<void> => {
    const store = attempt(ledge);
    if (!store) return;
    const keys = attempt(() => Array.from({ length: store.length }, (_, at) => store.key(at) ?? '')) ?? [];
    for (const key of keys) {
      if (key !== FORMER && !key.startsWith(LEFT)) continue;
      const text = attempt(() => store.getItem(key)) ?? '';
      const {
        id = freshId(),
        revision,
        held = text,
      } = key === FORMER
        ? {}
        : (attempt(() => JSON.parse(text) as { id: string; revision?: string; held: string }) ?? {});
      const left = read(held, id);
      if (left) {
        const there = await shelf.get(id);
        if (revision !== undefined) seen.set(id, revision);
        if (!isEmpty(left) && (!there || written(there.document) !== held)) await put(left, id, held);
      }
      // What this version cannot read belongs to another one.
      if (left || key !== FORMER) attempt(() => store.removeItem(key));
    }
  };

  const open = async (id: string): Promise<Document | undefined> => {
    const found = await shelf.get(id);
    if (!found || found.listed.version !== VERSION) return undefined;
    seen.set(id, found.listed.revision);
    last = { id, text: written(found.document) };
    return found.document;
  };

  return {
    kept,
    /** The documents that are kept, the newest first. */
    list: async (): Promise<readonly Listed[]> => [...(await shelf.list())].sort((a, b) => b.changed - a.changed),
    /** A document that is kept; nothing where it is gone or of a newer version. */
    open,
    remove: async (id: string): Promise<void> => {
      await shelf.remove(id);
      seen.delete(id);
      if (last?.id === id) last = undefined;
      if (waiting && idOf(waiting) === id) waiting = undefined;
    },
    /** The document that this tab had open, or else the one that was changed last. */
    restore: async (had: string | undefined): Promise<Document | undefined> => {
      try {
        await gather();
        const known = had === undefined ? undefined : await open(had);
        if (known) return known;
        const all = (await shelf.list()).filter(({ version }) => version === VERSION);
        const newest = all.sort((a, b) => b.changed - a.changed)[0];
        return newest && (await open(newest.id));
      } catch {
        setKept('refused');
        return undefined;
      }
    },
    idOf,
    /** Looks at a document without keeping it, until it is changed. */
    look: (document: Document): void => {
      looked = document;
    },
    /** Says that the document is another one: it is saved after a moment of rest. */
    changed: (): void => {
      clearTimeout(timer);
      leave();
      const it = document();
      waiting = it === looked ? undefined : it;
      setKept('waiting');
      timer = setTimeout(save, REST);
    },
    save,
    /** Saves what waits; what a page that goes away cannot wait for, the next one finds. */
    flush: (): void => {
      if (timer === undefined && kept() !== 'waiting') return;
      const it = document();
      if (it !== looked && !isEmpty(it)) {
        const id = idOf(it);
        const left = JSON.stringify({ id, revision: seen.get(id), held: written(it) });
        attempt(() => ledge().setItem(LEFT + id, left));
      }
      void save();
    },
    /** Hears that another tab has written; gives what it wrote, where this tab has no change of its own. */
    heard: async (id: string, revision: string): Promise<Document | undefined> => {
      if (kept() !== 'saved' || id !== idOf(document()) || seen.get(id) === revision) return undefined;
      return open(id);
    },
  };
};

export type Autosave = ReturnType<typeof createAutosave>;
