import { createMemo, createSignal, For, Show } from 'solid-js';
import { store } from '../document/store';
import { Table } from '../ui/table';
import { Dialog } from './dialog';
import { type Change, difference, OUTCOMES, type Outcome } from './difference';
import { chosenIn, contentOf, documentOf, reasonOf, remember, type Version, versions } from './import';
import './compare.css';

/** How many earlier states are offered one by one. */
const EARLIER = 50;

const choices = (): Version[] => [
  { name: 'as opened', document: store.opened() },
  ...versions(),
  ...store.before(EARLIER).map((document, index) => ({
    name: index === 0 ? '1 change ago' : `${index + 1} changes ago`,
    document,
  })),
];

const count = (changes: readonly Change[], outcome: Outcome): number =>
  changes.filter((change) => change.outcome === outcome).length;

/** The current document compared with another one: new, gone, moved and resized subnets. */
export const Compare = (props: { close: () => void }) => {
  const [chosen, setChosen] = createSignal(0);
  const [said, setSaid] = createSignal('');
  const [all, setAll] = createSignal(false);
  const other = () => choices()[chosen()] ?? choices()[0];
  const found = createMemo(() => difference(other()?.document ?? store.opened(), store.document()));
  const changes = () => {
    const it = found();
    return 'changes' in it ? it.changes : [];
  };
  const moves = () => count(changes(), 'moved') + count(changes(), 'resized');
  const listed = () => (all() ? changes() : changes().filter(({ outcome }) => outcome !== 'kept'));
  let file!: HTMLInputElement;
  const choose = async (file: File) => {
    const { document, read } = await documentOf(await contentOf(file));
    if (!document) return setSaid(read.problems[0]?.message ?? 'The file is empty.');
    setSaid('');
    remember({ name: file.name, document });
    setChosen(1);
  };
  const chosenFile = () => {
    for (const one of chosenIn(file)) choose(one).catch((thrown) => setSaid(reasonOf(thrown)));
  };
  return (
    <Dialog title="Compare" wide close={props.close}>
      <div class="against">
        <label>
          The document now, against{' '}
          <select value={chosen()} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            <For each={choices()}>
              {({ name }, index) => (
                <option value={index()} selected={index() === chosen()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
        <button type="button" onClick={() => file.click()}>
          Choose a file …
        </button>
        <input ref={file} type="file" hidden aria-label="File to compare with" onChange={chosenFile} />
        <span role="status">{said()}</span>
      </div>
      <Show when={'changes' in found()} fallback={<p class="no-comparison">{problemOf(found())}</p>}>
        <p class="changes-sum">
          <strong classList={{ bad: moves() > 0 }}>{moving(moves())}</strong>{' '}
          <For each={OUTCOMES}>
            {(outcome) => (
              <span class="count">
                {count(changes(), outcome)} {outcome}
              </span>
            )}
          </For>
        </p>
        <label class="all">
          <input type="checkbox" checked={all()} onChange={(event) => setAll(event.currentTarget.checked)} />
          Also show unchanged subnets
        </label>
        <Table label="Changes" heads={['Network', 'Subnet', 'Change', 'Before', 'Now']}>
          <For
            each={listed()}
            fallback={
              <tr>
                <td colspan="5">No changes.</td>
              </tr>
            }
          >
            {(change) => (
              <tr class={change.outcome}>
                <td>{change.network}</td>
                <th scope="row">{change.subnet}</th>
                <td class="outcome">{change.outcome}</td>
                <td class="mono">{change.before ?? '–'}</td>
                <td class="mono">{change.after ?? '–'}</td>
              </tr>
            )}
          </For>
        </Table>
      </Show>
    </Dialog>
  );
};

const moving = (count: number): string => {
  if (count === 0) return 'No placed subnet would move.';
  return `${count} placed ${count === 1 ? 'subnet' : 'subnets'} would move.`;
};

const problemOf = (found: ReturnType<typeof difference>): string => ('problem' in found ? found.problem : '');
