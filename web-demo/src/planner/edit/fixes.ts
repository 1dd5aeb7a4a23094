// The changes that hints propose, each as one click.
import type { Problem, Request } from 'ipplan';
import type { Document } from '../../document/document';
import { get, isFields, keepingOut, keepOuts, type Path, pathOf, put, rename, subnetPath } from './edits';
import { released } from './placing';

type Hint = Problem['hints'][number];

/** What following a hint would do. */
interface Fix {
  readonly label: string;
  readonly apply: (document: Document) => Document;
}

const edit = (label: string, by: (request: Request) => Request): Fix => ({
  label,
  apply: (document) => ({ ...document, request: by(document.request) }),
});

const use = (path: Path, value: unknown): Fix =>
  // One keep-out can stand without a list; its place is that of a list all the same.
  edit(`Use ${String(value)}`, (request) =>
    put(path[0] === 'avoid' ? keepingOut(request, keepOuts(request)) : request, path, value),
  );

/** A subnet that neither the lock nor the request keeps in its place. */
const placedAgain = (request: Request, network: string, subnet: string): Fix => {
  const at = [...subnetPath(network, subnet), 'at'];
  return {
    label: get(request, at) === undefined ? `Release ${subnet} and place it again` : 'Place it again',
    apply: (document) => released({ ...document, request: put(document.request, at, undefined) }, [network, subnet]),
  };
};

/** The subnet, or the network, that a path is in. */
const placedOf = ([root, network, kind, subnet]: Path): readonly [string, string?] | undefined =>
  root !== 'networks' || network === undefined
    ? undefined
    : kind === 'subnets' && subnet !== undefined
      ? [network, subnet]
      : [network];

/** What a hint of a problem offers to do. */
export const fixesOf = (request: Request, { change }: Hint): readonly Fix[] => {
  switch (change?.kind) {
    case 'set':
      return [use(pathOf(change.place), change.value)];
    case 'rename': {
      const { to } = change;
      const path = pathOf(change.place);
      return [edit(`Call it ${to}`, (before) => rename(before, path, to))];
    }
    case 'leave-out': {
      const path = pathOf(change.place);
      return [edit(`Leave out ${path.at(-1) ?? ''}`, (before) => put(before, path, undefined))];
    }
    case 'release': {
      const { network, subnet } = change;
      return [
        {
          label: `Release ${subnet ?? network}`,
          apply: (document) => released(document, subnet === null ? [network] : [network, subnet]),
        },
      ];
    }
    case 'place-again':
      return [placedAgain(request, change.network, change.subnet)];
    case undefined:
      return [];
  }
};

/** What a problem offers without a hint. */
export const fixesBeside = (request: Request, problem: Problem): readonly Fix[] => {
  const path = pathOf(problem.place);
  const [, network = ''] = path;
  switch (problem.code) {
    case 'pin-ambiguous':
      return [edit('Leave the place out', (before) => put(before, path, undefined))];
    case 'pin-outside': {
      const [, subnet] = placedOf(path) ?? [];
      // A network gets another block, too.
      const anywhere = { label: 'Place it again', apply: (document: Document) => released(document, [network]) };
      return [subnet === undefined ? anywhere : placedAgain(request, network, subnet)];
    }
    case 'too-full': {
      const wanted = get(request, path);
      const grows = isFields(wanted) && wanted.from !== undefined && wanted['prefix-length'] === undefined;
      return [
        {
          label: grows ? `Place ${network} again, as large as needed` : `Place everything in ${network} again`,
          apply: (document) => released(document, [network]),
        },
      ];
    }
    default:
      return [];
  }
};
