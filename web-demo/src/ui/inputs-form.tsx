// The inputs of a service as a form: whatever the catalogue says a service asks for.
import { For, Match, Switch } from 'solid-js';
import type { Services } from 'ipplan/size';
import { Ask, type About, type Made } from './ask';

export type Service = Services['services'][number];
export type Input = Service['inputs'][number];

interface Props {
  inputs: readonly Input[];
  /** What is said to an input, as text; empty where it is left at its default. */
  value: (input: Input) => string;
  /** Called with what is said now; undefined leaves the input out. */
  onChange: (input: Input, value: string | undefined) => void;
  /** Whether every key is an answer; else a number is one when it is whole. */
  eachKey?: boolean;
  about: (name: string) => About;
}

/** A control for one input. */
interface Control {
  input: Input;
  made: Made;
  value: string;
  set: (value: string) => void;
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
const Count = (props: Control & { eachKey: boolean }) => {
  const { least = 0, most = 0 } = props.input;
  let box!: HTMLInputElement;
  const take = () => {
    const typed = box.value.trim();
    if (typed !== props.value) props.set(typed);
  };
  const step = (by: number) => {
    const text = box.value.trim() || absent(props.input);
    const now = /^\d+$/.test(text) ? Number(text) : least - by;
    box.value = String(Math.min(most, Math.max(least, now + by)));
    take();
  };
  const keys: Record<string, () => void> = {
    ArrowUp: () => step(1),
    ArrowDown: () => step(-1),
    Escape: () => { box.value = props.value; },
  };
  return (
    <div class="ask-step">
      <input ref={(it) => props.made(box = it)} type="text" inputmode="numeric" autocomplete="off" spellcheck={false}
        value={props.value} placeholder={absent(props.input)} name={props.input.name}
        onInput={() => { if (props.eachKey) take(); }} onChange={take}
        onKeyDown={(event) => {
          const does = keys[event.key];
          if (!does) return;
          event.preventDefault();
          does();
        }} />
      <button type="button" tabindex="-1" aria-label={`Less: ${props.input.name}`} onClick={() => step(-1)}>−</button>
      <button type="button" tabindex="-1" aria-label={`More: ${props.input.name}`} onClick={() => step(1)}>+</button>
    </div>
  );
};

const Choice = (props: Control) => {
  const choices = () => props.input.choices ?? [];
  const chosen = () => props.value || absent(props.input);
  const known = () => choices().some((choice) => choice.name === chosen());
  return (
    <select ref={props.made} name={props.input.name} onChange={(event) => props.set(event.currentTarget.value)}>
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
      const value = () => props.value(input);
      // What is the default needs no word.
      const set = (to: string) =>
        props.onChange(input, to === '' || (input.kind !== 'count' && to === absent(input)) ? undefined : to);
      return (
        <Ask label={spoken(input.name)} help={`${input.help}${range(input)}${instead(input)}`}
          about={props.about(input.name)} beside={input.kind === 'switch'}>
          {(made) => (
            <Switch>
              <Match when={input.kind === 'count'}>
                <Count input={input} made={made} value={value()} set={set} eachKey={props.eachKey === true} />
              </Match>
              <Match when={input.kind === 'choice'}><Choice input={input} made={made} value={value()} set={set} /></Match>
              <Match when={input.kind === 'switch'}>
                <input ref={made} type="checkbox" name={input.name} checked={(value() || absent(input)) === 'true'}
                  onChange={(event) => set(String(event.currentTarget.checked))} />
              </Match>
            </Switch>
          )}
        </Ask>
      );
    }}
  </For>
);
