import { For, Show } from 'solid-js';
import { forgetUnread, unread } from './bring';
import './unread.css';

/** What could not be read of the files that were opened: every bad row as it stands there, and why. */
export const UnreadRows = () => (
  <Show when={unread().length > 0}>
    <section class="unread" aria-label="What could not be read">
      <For each={unread()}>
        {({ name, rows, opened }) => (
          <>
            <h2>
              {name}: {rows.length} {rows.length === 1 ? 'place' : 'places'} could not be read
              {opened ? '; the rest is open' : ''}
            </h2>
            <ul>
              <For each={rows}>
                {({ problem, text }) => (
                  <li>
                    <Show when={problem.line}>
                      <span class="mono row">
                        <span class="where">{problem.line}:{problem.column ?? 1}</span>
                        <span class="text">{text}</span>
                      </span>
                    </Show>
                    <span>{problem.message}</span>
                    <For each={problem.hints}>{(hint) => <span class="hint">{hint}</span>}</For>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </For>
      <button type="button" onClick={forgetUnread}>Dismiss</button>
    </section>
  </Show>
);
