import type { Format, Syntax, Written } from 'ipplan';
import { IpplanError } from 'ipplan/plan';
import type { Document } from '../document/document';

/** The content of a file. */
export type Content = string | Uint8Array<ArrayBuffer>;

/** Something to take away: one format of the plan or of the request. */
export interface Exported {
  readonly of: 'plan' | 'request';
  readonly key: string;
  readonly format: Written<string>;
  /** A document as text, or as the bytes of a workbook; throws `IpplanError` where there is no plan. */
  readonly write: (document: Document) => Content;
}

/** Everything the package can write. Writers are loaded when they are needed. */
export const exports = async (): Promise<Exported[]> => {
  const { convert, formats, write } = await import('ipplan');
  const { plan, request } = formats();
  return [
    ...plan.map(
      (format: Written<Format>): Exported => ({
        of: 'plan',
        key: `plan-${format.name}`,
        format,
        write: ({ request, lock, wishes = '' }) =>
          write(JSON.stringify(request), format.name, {
            syntax: 'json',
            wishes,
            ...(lock === undefined ? {} : { lock }),
          }),
      }),
    ),
    ...request.map(
      (format: Written<Syntax>): Exported => ({
        of: 'request',
        key: `request-${format.name}`,
        format,
        write: ({ request }) => convert(request, format.name),
      }),
    ),
  ];
};

/** The content of the file, or why there is none. */
export const contentOf = (it: Exported, document: Document): { content: Content } | { problem: string } => {
  try {
    return { content: it.write(document) };
  } catch (thrown) {
    if (!(thrown instanceof IpplanError)) throw thrown;
    return { problem: thrown.problems.map(({ message }) => message).join('\n') };
  }
};

/** The name of a file of a document. */
export const fileName = (document: Document, ending: string): string => (document.name ?? 'net') + ending;
