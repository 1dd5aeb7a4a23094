// The changes that hints propose, each as one click.
import type { Problem, Request } from 'ipplan/plan';
import type { Document } from '../../document/document';
import { get, keepingOut, keepOuts, type Path, pathOf, put, rename, subnetPath } from './edits';
import { released } from './placing';

type Hint = Problem['hints'][number];

/** The effect of following a hint. */
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

/** The effect of a release: a subnet that is wanted gets another place, any other goes. */
const releaseOf = (request: Request, network: string, subnet: string | null): string =>
  subnet === null && request.networks?.[network] !== undefined
    ? `Place everything in ${network} again`
    : `Release ${subnet ?? network}`;

/** The fixes that a hint of a problem offers. */
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
          label: releaseOf(request, network, subnet),
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
