// The inputs of a service as a form: whatever the catalogue says a service asks for.

import type { Services } from 'ipplan/size';
import { For, Match, Switch } from 'solid-js';
import { type About, Ask, type Made } from './ask';
import { counted, spoken } from './words';

export type Service = Services['services'][number];
export type Input = Service['inputs'][number];

interface Props {
  inputs: readonly Input[];
  /** The value of an input, as text; empty if it has its default. */
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

const range = (input: Input): string =>
  input.kind === 'count'
    ? `; ${counted(input.least ?? 0)} to ${counted(input.most ?? 0)}`
    : input.kind === 'cidr'
      ? `; a range from /${input.largest} to /${input.smallest}`
      : '';

const instead = (input: Input): string =>
  input.instead_of.length === 0 ? '' : `; cannot be combined with ${input.instead_of.join(' and ')}`;

/** The default of an input, as a word; empty if it has none. */
const absent = (input: Input): string =>
  input.absent === 'required' || input.absent === null ? '' : String(input.absent);

/** One more or one less than what is said, or the least where that is not a number. */
const stepped = (input: Input, said: string, by: number): string => {
  const { least = 0, most = 0 } = input;
  const text = said || absent(input);
  const now = /^\d+$/.test(text) ? Number(text) : least - by;
  return String(Math.min(most, Math.max(least, now + by)));
};

/** A number, typed; the arrow keys make it one more and one less. */
export const CountBox = (props: Control & { eachKey?: boolean; label?: string }) => {
  const take = (box: HTMLInputElement, typed = box.value.trim()) => {
    if (typed !== props.value) props.set(typed);
    // What was not taken does not stay.
    box.value = props.value;
  };
  const keys: Record<string, (box: HTMLInputElement) => void> = {
    ArrowUp: (box) => take(box, stepped(props.input, box.value.trim(), 1)),
    ArrowDown: (box) => take(box, stepped(props.input, box.value.trim(), -1)),
    Escape: (box) => {
      box.value = props.value;
    },
  };
  return (
    <input
      ref={props.made}
      type="text"
      role="spinbutton"
      inputmode="numeric"
      aria-valuenow={
        /^\d+$/.test(props.value || absent(props.input)) ? Number(props.value || absent(props.input)) : undefined
      }
      aria-valuemin={props.input.least ?? undefined}
      aria-valuemax={props.input.most ?? undefined}
      aria-valuetext={props.value || absent(props.input) || 'nothing'}
      autocomplete="off"
      spellcheck={false}
      aria-label={props.label}
      value={props.value}
      placeholder={absent(props.input)}
      name={props.input.name}
      onInput={(event) => {
        if (props.eachKey) take(event.currentTarget);
      }}
      onChange={(event) => take(event.currentTarget)}
      onKeyDown={(event) => {
        const does = keys[event.key];
        if (!does) return;
        event.preventDefault();
        does(event.currentTarget);
      }}
    />
  );
};

/** A range, typed. */
const Range = (props: Control & { eachKey: boolean }) => (
  <input
    ref={props.made}
    type="text"
    autocomplete="off"
    spellcheck={false}
    value={props.value}
    placeholder={absent(props.input)}
    name={props.input.name}
    onInput={(event) => {
      if (props.eachKey) props.set(event.currentTarget.value.trim());
    }}
    onChange={(event) => props.set(event.currentTarget.value.trim())}
  />
);

const Count = (props: Control & { eachKey: boolean }) => {
  const step = (by: number) => props.set(stepped(props.input, props.value, by));
  return (
    <div class="ask-step">
      <CountBox input={props.input} made={props.made} value={props.value} set={props.set} eachKey={props.eachKey} />
      <button type="button" tabindex="-1" aria-label={`Less: ${spoken(props.input.name)}`} onClick={() => step(-1)}>
        −
      </button>
      <button type="button" tabindex="-1" aria-label={`More: ${spoken(props.input.name)}`} onClick={() => step(1)}>
        +
      </button>
    </div>
  );
};

const Choice = (props: Control) => {
  const choices = () => props.input.choices ?? [];
  const chosen = () => props.value || absent(props.input);
  const known = () => choices().some((choice) => choice.name === chosen());
  return (
    <select ref={props.made} name={props.input.name} onChange={(event) => props.set(event.currentTarget.value)}>
      {absent(props.input) === '' && (
        <option value="" selected={chosen() === ''}>
          none
        </option>
      )}
      {!known() && chosen() !== '' && (
        <option value={chosen()} selected>
          {chosen()}
        </option>
      )}
      <For each={choices()}>
        {(choice) => (
          <option value={choice.name} selected={choice.name === chosen()}>
            {choice.name}: {choice.help}
          </option>
        )}
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
        <Ask
          label={spoken(input.name)}
          help={`${input.help}${range(input)}${instead(input)}`}
          about={props.about(input.name)}
          beside={input.kind === 'switch'}
        >
          {(made) => (
            <Switch>
              <Match when={input.kind === 'count'}>
                <Count input={input} made={made} value={value()} set={set} eachKey={props.eachKey === true} />
              </Match>
              <Match when={input.kind === 'cidr'}>
                <Range input={input} made={made} value={value()} set={set} eachKey={props.eachKey === true} />
              </Match>
              <Match when={input.kind === 'choice'}>
                <Choice input={input} made={made} value={value()} set={set} />
              </Match>
              <Match when={input.kind === 'switch'}>
                <input
                  ref={made}
                  type="checkbox"
                  name={input.name}
                  checked={(value() || absent(input)) === 'true'}
                  onChange={(event) => set(String(event.currentTarget.checked))}
                />
              </Match>
            </Switch>
          )}
        </Ask>
      );
    }}
  </For>
);
