// The inputs of a service as a form: whatever the catalogue says a service asks for.
import { For, Match, Switch } from 'solid-js';
import type { Problem, Services } from 'ipplan/size';
import { Ask, type Described } from './ask';
import type { Mending } from './wrong';

export type Service = Services['services'][number];
export type Input = Service['inputs'][number];

interface Props {
  inputs: readonly Input[];
  /** What is given, by the name of the input; what is not there is left at its default. */
  value: Readonly<Record<string, string | number | boolean>>;
  /** Called with what was typed; undefined leaves the input out. */
  onChange: (name: string, value: string | undefined) => void;
  /** Problems whose place is the name of an input. */
  problems: readonly Problem[];
  mending?: (name: string) => Mending;
}

const number = (count: number): string => count.toLocaleString('en');

/** A name as people read it: `max-pods` is Max pods. */
export const spoken = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const range = (input: Input): string =>
  input.kind === 'count' ? `; ${number(input.least ?? 0)} to ${number(input.most ?? 0)}` : '';

const instead = (input: Input): string =>
  input.instead_of.length === 0 ? '' : `; in place of ${input.instead_of.join(' and ')}`;

/** What an input is when it is left out, as a word; empty where that says nothing. */
const absent = (input: Input): string =>
  input.absent === 'required' || input.absent === null ? '' : String(input.absent);

/** A number, typed, or one more and one less. */
const Count = (props: { input: Input; described: Described; value: string; set: (value: string) => void }) => {
  const { least = 0, most = 0 } = props.input;
  const step = (by: number) => {
    const text = props.value || absent(props.input);
    const now = /^\d+$/.test(text) ? Number(text) : least - by;
    props.set(String(Math.min(most, Math.max(least, now + by))));
  };
  return (
    <div class="ask-step">
      <input {...props.described} type="text" inputmode="numeric" autocomplete="off" spellcheck={false}
        value={props.value} placeholder={absent(props.input)} name={props.input.name}
        onInput={(event) => props.set(event.currentTarget.value.trim())}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          step(by);
        }} />
      <button type="button" tabindex="-1" aria-label={`Less: ${props.input.name}`} onClick={() => step(-1)}>−</button>
      <button type="button" tabindex="-1" aria-label={`More: ${props.input.name}`} onClick={() => step(1)}>+</button>
    </div>
  );
};

const Choice = (props: { input: Input; described: Described; value: string; set: (value: string) => void }) => {
  const choices = () => props.input.choices ?? [];
  const chosen = () => props.value || absent(props.input);
  const known = () => choices().some((choice) => choice.name === chosen());
  return (
    <select {...props.described} name={props.input.name} onChange={(event) => props.set(event.currentTarget.value)}>
      {absent(props.input) === '' && <option value="" selected={chosen() === ''}>not said</option>}
      {!known() && chosen() !== '' && <option value={chosen()} selected>{chosen()}</option>}
      <For each={choices()}>
        {(choice) => <option value={choice.name} selected={choice.name === chosen()}>{choice.name}: {choice.help}</option>}
      </For>
    </select>
  );
};

export const InputsForm = (props: Props) => (
  <For each={props.inputs}>
    {(input) => {
      const value = () => String(props.value[input.name] ?? '');
      // What is the default needs no word.
      const set = (to: string) =>
        props.onChange(input.name, to === '' || (input.kind !== 'count' && to === absent(input)) ? undefined : to);
      return (
        <Ask label={spoken(input.name)} help={`${input.help}${range(input)}${instead(input)}`}
          problems={props.problems.filter((problem) => problem.place === input.name)}
          mending={props.mending?.(input.name)} beside={input.kind === 'switch'}>
          {(described) => (
            <Switch>
              <Match when={input.kind === 'count'}><Count input={input} described={described} value={value()} set={set} /></Match>
              <Match when={input.kind === 'choice'}><Choice input={input} described={described} value={value()} set={set} /></Match>
              <Match when={input.kind === 'switch'}>
                <input {...described} type="checkbox" name={input.name} checked={(value() || absent(input)) === 'true'}
                  onChange={(event) => set(String(event.currentTarget.checked))} />
              </Match>
            </Switch>
          )}
        </Ask>
      );
    }}
  </For>
);
