// The hints of problems that can be followed with one click.
import type { Problem, Request } from 'ipplan';
import type { Document } from '../document/document';
import { get, isFields, keepingOut, keepOuts, pathOf, put, rename, type Path } from './edits';
import { released } from './placing';

/** What following a hint would do. */
export interface Fix {
  readonly label: string;
  readonly apply: (document: Document) => Document;
}

const edit = (label: string, by: (request: Request) => Request): Fix =>
  ({ label, apply: (document) => ({ ...document, request: by(document.request) }) });

const use = (path: Path, value: unknown): Fix =>
  // One keep-out can stand without a list; its place is that of a list all the same.
  edit(`Use ${String(value)}`, (request) => put(path[0] === 'avoid' ? keepingOut(request, keepOuts(request)) : request, path, value));

/** The subnet, or the network, that a path is in. */
const placedOf = ([root, network, kind, subnet]: Path): readonly [string, string?] | undefined =>
  root !== 'networks' || network === undefined ? undefined
    : kind === 'subnets' && subnet !== undefined ? [network, subnet] : [network];

const anew = (path: Path): Fix[] => {
  const name = placedOf(path);
  if (!name) return [];
  const own = ['networks', name[0], ...(name[1] === undefined ? [] : ['subnets', name[1]])];
  return [{ label: `Release ${name.at(-1) ?? ''} and place it anew`, apply: (document) => released(withoutPin(document, own, path), name) }];
};

/** A place that was asked for stays, unless what is wrong is something else that it does not go with. */
const withoutPin = (document: Document, own: Path, path: Path): Document =>
  (path.at(-1) === 'at' ? document : { ...document, request: put(document.request, [...own, 'at'], undefined) });

/** A place that was asked for is left out. */
const unpinned = (path: Path): Fix[] => {
  const name = placedOf(path);
  return name ? [{ label: 'Place it anew', apply: (document) => released({ ...document, request: put(document.request, path, undefined) }, name) }] : [];
};

type Pattern = readonly [RegExp, (found: RegExpExecArray, path: Path, request: Request) => Fix[]];

/** From the words of a hint to what it means. A hint that is in no line of this is only read. */
const PATTERNS: readonly Pattern[] = [
  [/^did you mean (.+)\?$/, ([, name = ''], path, request) => [
    // A key that nobody knows, or a value.
    get(request, path) !== undefined && isKey(path, request)
      ? edit(`Call it ${name}`, (before) => rename(before, path, name))
      : use(path, name),
  ]],
  [/^(?:write it as )?([\da-f.:]*\/\d+|\d+%)$/i, ([, value], path) => [use(path, value)]],
  [/^give ([\d,]+) or (?:less|more)$/, ([, number = ''], path) => [use(path, Number(number.replaceAll(',', '')))]],
  [/^leave (?:out|one of) (\S+) (?:or|and) (\S+?)(?: out)?$/, ([, ...keys], path) => keys.map((key) =>
    edit(`Leave out ${key}`, (request) => put(request, [...path.slice(0, -1), key], undefined)))],
  [/^take them from a pool/, (_, path, { pools = {} }) => Object.keys(pools).map((pool) =>
    edit(`Take them from ${pool}`, (request) => put(request, [...path, 'from'], pool)))],
  [/^a (\/\d+) is enough$/, ([, length], path) =>
    (path.at(-1) === 'prefix-length' ? [use(path, length)] : path.at(-1) === 'at' ? unpinned(path) : [])],
  [/release it/, (_, path) => anew(path)],
  [/^leave the place out/, (_, path) => [edit('Leave the place out', (request) => put(request, path.at(-1) === 'at' ? path : [...path, 'at'], undefined))]],
  [/^the earliest edition that answers this is (\S+)$/, ([, edition]) => [use(['edition'], edition)]],
];

const KEYS = ['service', 'from', 'space', 'at', 'fit'];

/** Whether a problem is about the key itself and not about what is behind it. */
const isKey = (path: Path, request: Request): boolean =>
  !KEYS.includes(path.at(-1) ?? '') && path.at(-1) !== 'service' && typeof get(request, path.slice(0, -1)) === 'object';

/** What a hint of a problem offers to do. */
export const fixesOf = (request: Request, problem: Problem, hint: string): readonly Fix[] => {
  const path = pathOf(problem.place);
  for (const [words, meaning] of PATTERNS) {
    const found = words.exec(hint);
    if (found) return meaning(found, path, request);
  }
  return [];
};

/** What a problem offers without a hint. */
export const fixesBeside = (request: Request, problem: Problem): readonly Fix[] => {
  const path = pathOf(problem.place);
  const [, network = ''] = path;
  switch (problem.code) {
    case 'pin-taken': {
      const [, gone] = /: (.+) at \S+, not wanted but not released is there$/.exec(problem.message) ?? [];
      return gone === undefined ? [] : [{ label: `Release ${gone}`, apply: (document) => released(document, [network, gone]) }];
    }
    case 'pin-outside': return path.at(-1) === 'at' ? unpinned(path)
      : [{ label: 'Place it anew', apply: (document) => released(document, placedOf(path) ?? [network]) }];
    case 'too-full': {
      const wanted = get(request, path);
      const grows = isFields(wanted) && wanted['from'] !== undefined && wanted['prefix-length'] === undefined;
      return [{
        label: grows ? `Place ${network} anew, as large as it has to be` : `Place everything in ${network} anew`,
        apply: (document) => released(document, [network]),
      }];
    }
    default: return [];
  }
};
