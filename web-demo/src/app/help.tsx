import { For } from 'solid-js';
import { offered } from '../ui/service-picker';
import { counted } from '../ui/words';
import './help.css';

declare const __VERSION__: string;

const SOURCE = 'https://github.com/ipplan/ipplan';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl+Z, Ctrl+Shift+Z', 'undo and redo in the planner'],
  ['Ctrl+V', 'open what was copied, outside of a field: a list, a table, or a file of another tool'],
  ['Arrow keys, Enter', 'walk over the map and open a block; in a field with a number: one more, one less'],
  ['+, −, 0', 'zoom the map, and fit it'],
  ['Escape', 'take back what was typed, and close the details'],
];

/** The purpose of the app, the first steps, and its source. */
const Help = () => (
  <article class="help">
    <h1>Help</h1>
    <p>
      ipplan calculates how large an Azure subnet must be for one of {counted(offered)} services, and finds a place for
      it in your address space. Every number has its sum, and the page of the documentation that states it.
    </p>
    <h2>To size one subnet</h2>
    <p>
      Choose its service in the <a href="#/size">calculator</a> and change its inputs: the answer follows as you type.
      “Put this into the plan” takes it to the planner.
    </p>
    <h2>To plan networks</h2>
    <p>
      In the <a href="#/plan">planner</a>, start with a network, add a subnet, and choose what lives in it. Until you
      freeze a plan, an edit may move subnets, and the app says which ones; those that are frozen or pinned stay where
      they are. Where a range is asked for, a size such as /26 will do. Tick several subnets to move, colour or remove
      them at once.
    </p>
    <p>
      Or open, drop or paste what you have: spreadsheets, lists, answers of the Azure CLI, templates, Terraform. Export
      writes Terraform, Bicep, commands of the Azure CLI, tables and pictures.
    </p>
    <h2>Keys</h2>
    <dl>
      <For each={KEYS}>
        {([keys, does]) => (
          <>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </>
        )}
      </For>
    </dl>
    <h2>What happens to your data</h2>
    <p>
      Nothing leaves your browser: it computes everything itself, and works without a network once it was loaded.
      Documents are kept in this browser. A link holds its document behind the #, which no server receives.
    </p>
    <h2>About</h2>
    <p>
      Version {__VERSION__}, MIT or Apache 2.0. <a href={SOURCE}>Source and documentation</a>,{' '}
      <a href={`${SOURCE}/issues`}>report a problem</a>. The same numbers come from the command <code>ipplan</code> and
      the npm package of that name.
    </p>
  </article>
);

export default Help;
