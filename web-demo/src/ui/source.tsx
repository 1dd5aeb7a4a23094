// The pages behind the numbers: a mark beside what they say, and the list of them.
import { Index, Show } from 'solid-js';
import './source.css';

/** A page, with the date in its header. */
export interface Source {
  title: string;
  url: string;
  date: string;
  note?: string;
}

const same = (one: Source, other: Source): boolean =>
  one.url === other.url && one.date === other.date && one.title === other.title && one.note === other.note;

/** Every page once, in the order in which they come first. */
export const eachOnce = (sources: readonly Source[]): readonly Source[] =>
  sources.filter((source, index) => sources.findIndex((one) => same(one, source)) === index);

/** The number of a page in a list, as a link to the page itself. */
export const Mark = (props: { source: Source | null | undefined; among: readonly Source[] }) => (
  <Show when={props.source}>
    {(source) => {
      const number = () => props.among.findIndex((one) => same(one, source())) + 1;
      return (
        <a
          class="mark"
          href={source().url}
          target="_blank"
          rel="noreferrer"
          title={`${source().title}, ${source().date}`}
          aria-label={`Source ${number()}: ${source().title}, ${source().date}`}
        >
          [{number()}]
        </a>
      );
    }}
  </Show>
);

/** A page and its date, for those who want to read it. */
export const PageLink = (props: { source: Source | null | undefined }) => (
  <Show when={props.source}>
    {(source) => (
      <a class="small" href={source().url} target="_blank" rel="noreferrer">
        {source().title}, {source().date}
      </a>
    )}
  </Show>
);

/** The pages, numbered as their marks are. */
export const Footnotes = (props: { sources: readonly Source[] }) => (
  <ol class="footnotes">
    <Index each={props.sources}>
      {(source) => (
        <li>
          <a href={source().url} target="_blank" rel="noreferrer">
            {source().title}
          </a>
          , {source().date}
          <Show when={source().note}> ({source().note})</Show>
        </li>
      )}
    </Index>
  </ol>
);
