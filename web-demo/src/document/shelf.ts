// The documents that this browser keeps, in IndexedDB: what each is called, and beside it what it holds.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Document, isRequest, marksOf } from './document';

/** The facts about a kept document that are known without reading it. */
export interface Listed {
  readonly id: string;
  /** The version of what it holds. One that is newer than `VERSION` is listed, and never opened or written. */
  readonly version: number;
  /** A new one with each write, so that nobody writes over what they have not seen. */
  readonly revision: string;
  /** When it was written, in milliseconds since 1970. */
  readonly changed: number;
  readonly name: string | undefined;
  readonly networks: number;
  readonly subnets: number;
}

export const VERSION = 1;

/** Keeps documents. A write says which revision it has seen; `undefined` stands for none. */
export interface Shelf {
  readonly list: () => Promise<readonly Listed[]>;
  readonly get: (id: string) => Promise<{ listed: Listed; document: Document } | undefined>;
  readonly put: (listed: Listed, text: string, seen: string | undefined) => Promise<'kept' | 'conflict'>;
  readonly remove: (id: string) => Promise<void>;
}

interface Schema extends DBSchema {
  documents: { key: string; value: Listed };
  contents: { key: string; value: string };
}

/** The content of a document, as it is kept. */
export const written = ({ request, lock, wishes, marks, name }: Document): string =>
  JSON.stringify({ version: VERSION, request, lock, wishes, marks, name });

/** The document of a text that was kept; nothing where it cannot be read. */
export const read = (text: string, id?: string): Document | undefined => {
  try {
    const { version, request, lock, wishes, marks, name } = JSON.parse(text);
    const noted = marksOf(marks);
    if (version !== VERSION || !isRequest(request)) return undefined;
    return {
      ...(id === undefined ? {} : { id }),
      request,
      lock: typeof lock === 'string' ? lock : undefined,
      ...(typeof wishes === 'string' ? { wishes } : {}),
      ...(noted === undefined ? {} : { marks: noted }),
      ...(typeof name === 'string' ? { name } : {}),
    };
  } catch {
    return undefined;
  }
};

const opened = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>('ipplan', 1, {
    upgrade: (database) => {
      database.createObjectStore('documents', { keyPath: 'id' });
      database.createObjectStore('contents');
    },
    // A newer version of the page may change the database: it does not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });

/** The shelf of this browser. */
export const browserShelf = (): Shelf => {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    database ??= opened();
    // What failed once may work the next time.
    database.catch(() => {
      database = undefined;
    });
    return database;
  };
  return {
    list: async () => (await open()).getAll('documents'),
    get: async (id) => {
      const transaction = (await open()).transaction(['documents', 'contents']);
      const [listed, text] = await Promise.all([
        transaction.objectStore('documents').get(id),
        transaction.objectStore('contents').get(id),
      ]);
      const document = text === undefined ? undefined : read(text, id);
      return listed && document && { listed, document };
    },
    put: async (listed, text, seen) => {
      const transaction = (await open()).transaction(['documents', 'contents'], 'readwrite');
      const there = await transaction.objectStore('documents').get(listed.id);
      if (there?.revision !== seen) {
        await transaction.done;
        return 'conflict';
      }
      await Promise.all([
        transaction.objectStore('documents').put(listed),
        transaction.objectStore('contents').put(text, listed.id),
        transaction.done,
      ]);
      return 'kept';
    },
    remove: async (id) => {
      const transaction = (await open()).transaction(['documents', 'contents'], 'readwrite');
      await Promise.all([
        transaction.objectStore('documents').delete(id),
        transaction.objectStore('contents').delete(id),
        transaction.done,
      ]);
    },
  };
};
