import { createSignal } from 'solid-js';
import type { Problem } from 'ipplan';
import { isEmpty, type Document } from '../document/document';
import { store } from '../document/store';
import { say } from './messages';
import { read, type Read } from './read';

/** A file, or something pasted, as it came. */
export interface Brought {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What was wrong with something that was brought. */
export interface Unread {
  readonly name: string;
  readonly kind: Read['kind'];
  readonly rows: readonly Row[];
  /** Whether the rest of it was opened. */
  readonly opened: boolean;
}

/** A problem with the line it is in, as it stands in the file. */
export interface Row {
  readonly problem: Problem;
  readonly text: string | undefined;
}

/** A document that the one on the screen can be compared with. */
export interface Version {
  readonly name: string;
  readonly document: Document;
}

const [unread, setUnread] = createSignal<readonly Unread[]>([]);
const [versions, setVersions] = createSignal<readonly Version[]>([]);

/** What could not be read of the files that were opened last; all files of this visit, the newest first. */
export { unread, versions };

/** Takes away what is said of files that were opened. */
export const forgetUnread = (): void => {
  setUnread([]);
};

/** Files, as they come from a drop, a paste or a choice. */
export const contents = (files: Iterable<File>): Promise<Brought[]> =>
  Promise.all([...files].map(async (file) =>
    ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })));

/** A document as a file has it, or nothing where it says nothing. */
export const documentOf = ({ name, content }: Brought): { read: Read; document: Document | undefined } => {
  const found = read(content, name);
  const document = {
    request: found.request,
    lock: found.lock === undefined ? undefined : JSON.stringify(found.lock),
    ...(stem(name) === '' ? {} : { name: stem(name) }),
  };
  return { read: found, document: isEmpty(document) ? undefined : document };
};

/** Remembers a document, so that others can be compared with it. */
export const remember = (version: Version): void => {
  setVersions((all) => [version, ...all.filter(({ name }) => name !== version.name)]);
};

/**
 * Opens what was brought: a request with its lock if both are there, else whatever the first file says. A lock
 * alone is put under what is open. What was open before is one undo away.
 */
export const bring = (brought: readonly Brought[]): void => {
  const all = brought.map((it) => ({ ...it, ...documentOf(it) }));
  for (const { name, document } of all) if (document) remember({ name: name || 'pasted', document });
  const lock = all.find(({ read, document }) => read.kind === 'lock' && document);
  const wanted = all.find(({ read, document }) => read.kind !== 'lock' && document);
  const opened = [wanted, lock].filter((it) => it !== undefined);
  const document = joined(wanted?.document, lock?.document);
  if (document) store.open(document);
  setUnread(all.filter(({ read }) => read.problems.length > 0).map((it) => ({
    name: it.name || 'what was pasted',
    kind: it.read.kind,
    rows: rows(it.read, it.content),
    opened: opened.includes(it),
  })));
  tell(all, opened);
};

const joined = (wanted: Document | undefined, lock: Document | undefined): Document | undefined => {
  const under = wanted ?? (isEmpty(store.document()) ? undefined : store.document());
  return under && lock ? { ...under, lock: lock.lock } : (wanted ?? lock);
};

type Opening = Brought & { read: Read };

const tell = (all: readonly Opening[], opened: readonly Opening[]): void => {
  const names = (some: readonly Opening[]) => some.map(({ name }) => name || 'what was pasted').join(' and ');
  const others = all.filter((it) => !opened.includes(it) && it.read.problems.length === 0);
  if (opened.length === 0) {
    say({ about: 'opening', text: `Nothing could be read of ${names(all)}. What was open is still there.` });
    return;
  }
  const kept = others.length > 0 ? ` ${names(others)}: not opened, but kept to compare with.` : '';
  const [one] = opened;
  const alone = opened.length === 1 && one?.read.kind === 'lock' && !isEmpty(store.document()) && store.canUndo();
  const what = alone ? `${names(opened)} now holds what is open in its place.` : `Opened ${names(opened)}.`;
  say({ about: 'opening', text: what + kept, actions: [{ label: 'Undo', run: store.undo }] });
};

/** The problems with the lines they are in. */
const rows = (found: Read, content: string | Uint8Array): Row[] => {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const lines = text.split(/\r\n|\r|\n/);
  return found.problems.map((problem) =>
    ({ problem, text: problem.line === undefined ? undefined : lines[problem.line - 1] }));
};

/** The name of a file without what says its format. */
const stem = (name: string): string => name.replace(/(\.(plan|lock))?\.[^.]*$/, '');
