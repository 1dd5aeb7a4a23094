import { convert, IpplanError, lock as lockOf, type Lock, type Problem, type Request, type Syntax } from 'ipplan';

/** What a text turned out to be. */
export interface Read {
  kind: 'request' | 'lock' | 'plan' | 'list';
  request: Request;
  lock?: Lock;
  problems: Problem[];
  rows?: { line: number; column: number; text: string }[];
}

/** Stands in until the package reads anything. */
export const read = (text: string | Uint8Array, name = ''): Read => {
  const body = typeof text === 'string' ? text : new TextDecoder().decode(text);
  const ending = (/\.(\w+)$/.exec(name)?.[1] ?? 'yaml').replace('yml', 'yaml');
  try {
    if (body.trimStart().startsWith('{') && body.includes('"version"')) {
      return { kind: 'lock', request: { networks: {} }, lock: JSON.parse(body), problems: [] };
    }
    const syntax = (['yaml', 'toml', 'json', 'csv'].includes(ending) ? ending : 'yaml') as Syntax;
    const request = JSON.parse(convert(body, 'json', { syntax, name })) as Request;
    void lockOf;
    return { kind: 'request', request, problems: [] };
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return { kind: 'request', request: {}, problems: thrown.problems };
  }
};
