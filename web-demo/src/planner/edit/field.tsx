import { For } from 'solid-js';
import { Ask, type Made, mark } from '../../ui/ask';
import { aboutPlace } from './wrong';

interface Named {
  /** The label, shown or only for screen readers. */
  label: string;
  /** Its place in the request. */
  place: string;
  help?: string | undefined;
}

interface Text extends Named {
  value: string;
  /** Called with what was typed, once that is done; `false` refuses it. */
  set: (typed: string) => unknown;
  hint?: string | undefined;
  mono?: boolean;
}

const Box = (props: { of: Text; made: Made }) => (
  <input
    ref={props.made}
    class={props.of.mono ? 'mono' : undefined}
    aria-label={props.of.label}
    type="text"
    placeholder={props.of.hint}
    autocomplete="off"
    spellcheck={false}
    value={props.of.value}
    onChange={(event) => {
      const { currentTarget } = event;
      const typed = currentTarget.value.trim();
      if (typed === props.of.value || props.of.set(typed) === false) currentTarget.value = props.of.value;
    }}
    onKeyDown={(event) => {
      if (event.key !== 'Escape') return;
      event.currentTarget.value = props.of.value;
      event.stopPropagation();
    }}
  />
);

/** A text that is changed where it stands. */
export const TextCell = (props: Text) => (
  <Box of={props} made={(control) => mark(control, () => aboutPlace(props.place))} />
);

/** A text with its label over it. */
export const TextField = (props: Text) => (
  <Ask label={props.label} help={props.help} about={aboutPlace(props.place)}>
    {(made) => <Box of={props} made={made} />}
  </Ask>
);

/** One of some words; the first of them may mean that nothing is said. */
export const ChoiceField = (
  props: Named & {
    value: string;
    choices: readonly { value: string; text: string }[];
    set: (value: string) => void;
  },
) => (
  <Ask label={props.label} help={props.help} about={aboutPlace(props.place)}>
    {(made) => (
      <select ref={made} onChange={(event) => props.set(event.currentTarget.value)}>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.value} selected={choice.value === props.value}>
              {choice.text}
            </option>
          )}
        </For>
      </select>
    )}
  </Ask>
);

/** Yes or no. */
export const SwitchField = (props: Named & { value: boolean; set: (value: boolean) => void }) => (
  <Ask label={props.label} help={props.help} about={aboutPlace(props.place)} beside>
    {(made) => (
      <input
        ref={made}
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.set(event.currentTarget.checked)}
      />
    )}
  </Ask>
);
