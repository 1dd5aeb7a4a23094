import type { Check, Problem, Read, ReadRow } from 'ipplan';
import { createSignal } from 'solid-js';
import { type Document, isEmpty } from '../document/document';
import { store } from '../document/store';
import { added, avoiding } from './merge';
import { say } from './messages';

/** A file, or something pasted, as it came. */
interface ImportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The problems of an imported file. */
export interface Unreadable {
  readonly file: ImportFile;
  readonly name: string;
  /** The lines with problems, as they stand in the file. */
  readonly rows: readonly ReadRow[];
  /** Problems of the whole text. */
  readonly whole: readonly Problem[];
  /** Whether the rest of it was opened. */
  readonly opened: boolean;
}

/** A document that the one on the screen can be compared with. */
export interface Version {
  readonly name: string;
  readonly document: Document;
}

/** The report on a file: its kind and its content. */
export interface Report {
  readonly name: string;
  /** The kind, in words. */
  readonly kind: string;
  readonly networks: number;
  readonly subnets: number;
  /** Parts that name address space, and could not be read. */
  readonly unread: Check['files'][number]['unread'];
  /** Findings about networks that exist. */
  readonly findings: Check['findings'];
  readonly notices: Read['notices'];
}

const [reports, setReports] = createSignal<readonly Report[]>([]);
const [errors, setErrors] = createSignal<readonly Unreadable[]>([]);
const [versions, setVersions] = createSignal<readonly Version[]>([]);

/** The files that were imported last, all of them. */
let last: readonly ImportFile[] = [];

/** Import errors of the files that were opened last; all files of this visit, the newest first. */
export { errors, reports, versions };

/** Takes away what is said of files that were opened. */
export const forgetErrors = (): void => {
  setErrors([]);
};

/** Takes away what is said of what was read. */
export const forgetReports = (): void => void setReports([]);

/** The reason why nothing was opened, for the person who tried. */
class NotOpened extends Error {}

/** What to say of a failure to open; any other failure goes on. */
export const reasonOf = (thrown: unknown): string => {
  if (thrown instanceof NotOpened) return thrown.message;
  throw thrown;
};

/** The files that were just chosen. The field is empty again at once, so that the same file can be chosen again. */
export const chosenIn = (field: HTMLInputElement): File[] => {
  const files = [...(field.files ?? [])];
  field.value = '';
  return files;
};

/** A file with its content. */
export const contentOf = async (file: File): Promise<ImportFile> => {
  try {
    return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw new NotOpened(`${file.name} could not be read. It is a folder, or it was moved or changed meanwhile.`);
  }
};

/** What reads files is loaded with the first of them. */
const reader = async () => {
  try {
    return await import('ipplan');
  } catch {
    throw new NotOpened('What reads files could not be loaded. Are you online?');
  }
};

/** What is being opened: whatever comes meanwhile waits, so that the last one given is the last one opened. */
let opening: Promise<void> = Promise.resolve();

const inTurn = (open: () => Promise<void>): Promise<void> => {
  opening = opening
    .then(open)
    .catch((thrown) => say({ about: 'opening', text: `${reasonOf(thrown)} The open document is unchanged.` }));
  return opening;
};

/** A document as a file has it, or nothing where it says nothing. */
export const documentOf = async ({
  name,
  content,
}: ImportFile): Promise<{ read: Read; document: Document | undefined }> => {
  const { read } = await reader();
  const found = read(content, name);
  const document = {
    request: found.request,
    lock: found.lock === null ? undefined : JSON.stringify(found.lock),
    ...(stem(name) === '' ? {} : { name: stem(name) }),
  };
  return { read: found, document: isEmpty(document) ? undefined : document };
};

/** Kinds that state what exists, not what is wanted. */
const EXISTING: ReadonlySet<Read['kind']> = new Set(['inventory', 'list']);

/** Several files about what exists as one document; nothing if they cannot be read together. */
const inventoryOf = async (files: readonly { readonly file: ImportFile }[]): Promise<Document | undefined> => {
  const { adopt, IpplanError } = await reader();
  const named = files.map(({ file }, at) => ({ name: file.name || `pasted-${at + 1}`, text: file.content }));
  try {
    return { request: adopt(named), lock: undefined, name: stem(named[0]?.name ?? '') };
  } catch (thrown) {
    if (thrown instanceof IpplanError) return undefined;
    throw thrown;
  }
};

const KINDS: Record<Read['kind'], string> = {
  request: 'request',
  lock: 'lock',
  plan: 'plan',
  list: 'list of networks',
  inventory: 'networks that exist',
};

/** The report on a file that was read. */
const reportOf = async ({ name, content }: ImportFile, { kind, request, notices }: Read): Promise<Report> => {
  const networks = Object.values(request.networks ?? {});
  const report: Report = {
    name: name || 'the pasted text',
    kind: KINDS[kind],
    networks: networks.length,
    subnets: networks.reduce((sum, one) => sum + Object.keys(one?.subnets ?? {}).length, 0),
    unread: [],
    findings: [],
    notices,
  };
  if (kind !== 'inventory') return report;
  const { audit } = await reader();
  const { files, findings } = audit({ name: name || 'pasted', text: content });
  const [file] = files;
  return file
    ? { ...report, kind: file.format, networks: file.networks, subnets: file.subnets, unread: file.unread, findings }
    : report;
};

/** Remembers a document, so that others can be compared with it. */
export const remember = (version: Version): void => {
  setVersions((all) => [version, ...all.filter(({ name }) => name !== version.name)]);
};

/**
 * Opens files: a request with its lock if both are there, all files together if they state what exists, otherwise the
 * first file. A lock alone is put under the open document. The previous document is one undo away.
 */
const openAll = async (files: readonly ImportFile[]): Promise<void> => {
  const all = await Promise.all(files.map(async (it) => ({ file: it, name: it.name, ...(await documentOf(it)) })));
  last = files;
  for (const { name, document } of all) if (document) remember({ name: name || 'pasted', document });
  const lock = all.find(({ read, document }) => read.kind === 'lock' && document);
  const wanted = all.find(({ read, document }) => read.kind !== 'lock' && document);
  // Files that say what exists say it together.
  const existing = all.filter(
    ({ read, document }) => document && EXISTING.has(read.kind) && read.problems.length === 0,
  );
  const together = wanted && existing.length > 1 && existing.includes(wanted) ? await inventoryOf(existing) : undefined;
  const first = together ?? wanted?.document;
  const opened = [...(together ? existing : [wanted]), lock].filter((it) => it !== undefined);
  // A lock alone goes under what is open, where there is something.
  const under = first ?? (isEmpty(store.document()) ? undefined : store.document());
  const document = under && lock ? { ...under, lock: lock.document?.lock } : (first ?? lock?.document);
  const before = store.document();
  if (document) store.open(document);
  setErrors(
    all
      .filter(({ read }) => read.problems.length > 0)
      .map((it) => ({
        file: it.file,
        name: it.name || 'the pasted text',
        rows: it.read.rows,
        whole: it.read.problems.filter(({ line }) => line === undefined),
        opened: opened.includes(it),
      })),
  );
  setReports(await Promise.all(all.filter(({ document }) => document).map((it) => reportOf(it.file, it.read))));
  tell(all, opened, { onto: under !== undefined && !wanted, before, document });
};

/** Opens files that were chosen or dropped. */
export const importFiles = (files: readonly File[]): Promise<void> =>
  inTurn(async () => {
    if (files.length > 0) await openAll(await Promise.all(files.map(contentOf)));
  });

/** Opens what was pasted: files, or a text. */
export const importPasted = ({ files, text }: { files: readonly File[]; text: string }): Promise<void> =>
  files.length > 0 ? importFiles(files) : inTurn(() => openAll([{ name: '', content: text }]));

/** Opens the last files again, with other words in some lines of one file. */
export const mend = (file: ImportFile, lines: ReadonlyMap<number, string>): Promise<void> =>
  inTurn(() => openAll(last.map((it) => (it === file ? { ...it, content: withLines(it.content, lines) } : it))));

const withLines = (content: string | Uint8Array, lines: ReadonlyMap<number, string>): string =>
  textOf(content)
    .split('\n')
    .map((line, at) => lines.get(at + 1) ?? line)
    .join('\n');

/** Text in the encoding that its first bytes say. */
const textOf = (content: string | Uint8Array): string => {
  if (typeof content === 'string') return content;
  const [a, b] = content;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
};

interface Opening {
  readonly name: string;
  readonly read: Read;
}

interface Opened {
  readonly onto: boolean;
  readonly before: Document;
  readonly document: Document | undefined;
}

/** The previous document with the imported parts in place of its own. */
const instead = (before: Document, by: (here: Document, there: Document) => Document, document: Document) => () => {
  store.undo();
  store.change((here) => by(here === before ? here : before, document));
};

const tell = (all: readonly Opening[], opened: readonly Opening[], { onto, before, document }: Opened): void => {
  const names = (some: readonly Opening[]) => some.map(({ name }) => name || 'the pasted text').join(' and ');
  const others = all.filter((it) => !opened.includes(it) && it.read.problems.length === 0);
  if (opened.length === 0 || !document) {
    const why = others.length > 0 ? `Nothing to open in ${names(others)}.` : `${names(all)} could not be read.`;
    say({ about: 'opening', text: `${why} The open document is unchanged.` });
    return;
  }
  const kept = others.length > 0 ? ` ${names(others)}: not opened, but available in Compare.` : '';
  const what = onto ? `${names(opened)} is now the lock of the open document.` : `Opened ${names(opened)}.`;
  const own =
    isEmpty(before) || onto
      ? []
      : [
          { label: 'Add to my plan', run: instead(before, added, document) },
          { label: 'Keep out of it', run: instead(before, avoiding, document) },
        ];
  say({ about: 'opening', text: what + kept, actions: [...own, { label: 'Undo', run: store.undo }] });
};

/** The name of a file without what says its format. */
const stem = (name: string): string => name.replace(/(\.(plan|lock))?\.[^.]*$/, '');
