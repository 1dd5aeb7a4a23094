// The table for other programs: as text with tabs, and as a table that spreadsheets, mail and documents keep.
import { COLUMNS, type Column, textOf } from './columns';
import type { Row } from './rows';

/** A spreadsheet runs what begins like this, unless it is marked as text. */
const harmless = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Subnets name their network, so that every row can be read alone. */
const NETWORK = 'Network';

const cellsOf = (row: Row, columns: readonly Column[]): string[] => [
  'network' in row ? row.network : '',
  ...columns.map(({ id }) => (row.kind === 'network' && id === 'name' ? '' : textOf(row, id))),
];

/** Rows in the two forms of a clipboard. */
export const copied = (rows: readonly Row[], columns: readonly Column[] = COLUMNS): { text: string; html: string } => {
  const table = [[NETWORK, ...columns.map(({ title }) => title)], ...rows.map((row) => cellsOf(row, columns))].map(
    (line) => line.map((cell) => harmless(cell.replace(/[\t\r\n]+/g, ' '))),
  );
  const text = table.map((line) => line.join('\t')).join('\n');
  const html = table
    .map((line, index) => {
      const tag = index === 0 ? 'th' : 'td';
      return `<tr>${line.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
    })
    .join('');
  return { text: `${text}\n`, html: `<table>${html}</table>` };
};
