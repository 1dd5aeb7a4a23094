import { For, Show } from 'solid-js';
import { many } from '../ui/words';
import { forgetReports, type Report, reports } from './import';
import './reports.css';

/** So many findings and parts are listed; a file with more of them is better checked with the command. */
const SHOWN = 100;

/** The reports on imported files: their kinds, their content, and the parts that could not be read. */
export const Reports = () => (
  <Show when={reports().length > 0}>
    <section class="reports no-print" aria-label="What was read">
      <For each={reports()}>{(report) => <FileReport report={report} />}</For>
      <button type="button" class="quiet" onClick={forgetReports}>
        Dismiss
      </button>
    </section>
  </Show>
);

const summary = ({ name, kind, networks, subnets, unread, findings }: Report): string =>
  [
    `${name}: ${kind}`,
    many(networks, 'network'),
    many(subnets, 'subnet'),
    ...(unread.length > 0 ? [`${many(unread.length, 'part')} not read`] : []),
    ...(findings.length > 0 ? [many(findings.length, 'finding')] : []),
  ].join(', ');

const More = (props: { all: number }) => (
  <Show when={props.all > SHOWN}>
    <li class="soft">and {many(props.all - SHOWN, 'more')}; `ipplan check` lists all of them</li>
  </Show>
);

const FileReport = (props: { report: Report }) => {
  const { unread, findings, notices } = props.report;
  return (
    <Show
      when={unread.length + findings.length + notices.length > 0}
      fallback={<p>{summary(props.report)}. All of it was read.</p>}
    >
      <details>
        <summary>{summary(props.report)}</summary>
        <ul>
          <For each={unread.slice(0, SHOWN)}>
            {(one) => (
              <li class="bad">
                Not read{one.line === null ? '' : `, line ${one.line}`}: {one.place}: {one.why}
                <Show when={one.hint}>{(hint) => <span class="hint">{hint()}</span>}</Show>
              </li>
            )}
          </For>
          <More all={unread.length} />
          <For each={findings.slice(0, SHOWN)}>
            {(one) => (
              <li>
                <strong>{one.severity}</strong> {one.message}
                <Show when={one.hints[0]}>{(hint) => <span class="hint">{hint().text}</span>}</Show>
              </li>
            )}
          </For>
          <More all={findings.length} />
          <For each={notices.slice(0, SHOWN)}>{(one) => <li>{one.message}</li>}</For>
        </ul>
      </details>
    </Show>
  );
};
