import type { Problem, ReadRow } from 'ipplan';
import { createUniqueId, For, Show } from 'solid-js';
import { errors, forgetErrors, mend, type Unreadable } from './import';
import './import-errors.css';

/** So many lines can be corrected here; a file with more of them is better corrected where it came from. */
const SHOWN = 100;

/** The errors of the files that were opened: every bad row as it is in the file, to be corrected. */
export const ImportErrors = () => (
  <Show when={errors().length > 0}>
    <section class="import-errors" aria-label="Import errors">
      <For each={errors()}>{(file) => <FileErrors file={file} />}</For>
      <button type="button" class="quiet" onClick={forgetErrors}>
        Dismiss
      </button>
    </section>
  </Show>
);

const FileErrors = (props: { file: Unreadable }) => {
  const lines = new Map<number, string>();
  const again = (event: SubmitEvent) => {
    event.preventDefault();
    void mend(props.file.file, lines);
  };
  const count = () => props.file.rows.length + props.file.whole.length;
  return (
    <form onSubmit={again}>
      <h2>
        {props.file.name}: {count() === 1 ? 'one place' : `${count()} places`} could not be read
        {props.file.opened ? '; the rest is open' : ''}
      </h2>
      <ul>
        <For each={props.file.whole}>
          {(problem) => (
            <li>
              <Why problem={problem} />
            </li>
          )}
        </For>
        <For each={props.file.rows.slice(0, SHOWN)}>
          {(row) => (
            <li>
              <Row row={row} name={props.file.name} change={(text) => lines.set(row.line, text)} />
            </li>
          )}
        </For>
      </ul>
      <Show when={props.file.rows.length > SHOWN}>
        <p>The first {SHOWN} lines are shown; correct the others in the file.</p>
      </Show>
      <Show when={props.file.rows.length > 0}>
        <button type="submit">Read the file again</button>
      </Show>
    </form>
  );
};

/** A line with its problems, and a field to mend it. */
const Row = (props: { row: ReadRow; name: string; change: (text: string) => void }) => {
  const id = createUniqueId();
  return (
    <>
      <label for={id} class="where mono small">
        Line {props.row.line}, column {props.row.problems[0]?.column ?? 1}
        <span class="visually-hidden"> of {props.name}</span>
      </label>
      <input
        id={id}
        class="mono"
        aria-invalid="true"
        spellcheck={false}
        value={props.row.text}
        onInput={(event) => props.change(event.currentTarget.value)}
      />
      <For each={props.row.problems}>{(problem) => <Why problem={problem} />}</For>
    </>
  );
};

const Why = (props: { problem: Problem }) => (
  <>
    <span>{props.problem.message}</span>
    <For each={props.problem.hints}>{(hint) => <span class="hint">{hint.text}</span>}</For>
  </>
);
