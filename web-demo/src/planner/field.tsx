import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { problemsAt } from './known';
import { Wrong } from './wrong';
import './field.css';

interface Named {
  /** What it is, for everybody or for those who hear it. */
  label: string;
  /** Its place in the request. */
  place: string;
}

interface Text extends Named {
  value: string;
  /** Called with what was typed, once that is done; `false` refuses it. */
  set: (typed: string) => boolean | void;
  hint?: string | undefined;
  mono?: boolean;
  number?: { least?: number | undefined; most?: number | undefined };
}

/** A text that is changed where it stands. */
export const TextCell = (props: Text & { describedBy?: string | undefined; id?: string }) => (
  <input
    id={props.id}
    class={props.mono ? 'mono' : undefined}
    aria-label={props.id ? undefined : props.label}
    aria-invalid={problemsAt(props.place).length > 0 ? 'true' : undefined}
    aria-describedby={props.describedBy}
    data-place={props.place}
    type={props.number ? 'number' : 'text'}
    min={props.number?.least}
    max={props.number?.most}
    placeholder={props.hint}
    autocomplete="off"
    spellcheck={false}
    value={props.value}
    onChange={(event) => {
      const { currentTarget } = event;
      const typed = currentTarget.value.trim();
      if (typed === props.value || props.set(typed) === false) currentTarget.value = props.value;
    }}
    onKeyDown={(event) => {
      if (event.key !== 'Escape') return;
      event.currentTarget.value = props.value;
      event.stopPropagation();
    }}
  />
);

/** A label over a control, what it means under it, and what is wrong. */
export const Field = (props: Named & { help?: string | undefined; children: (ids: { id: string; help: string }) => JSX.Element }) => {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, help: `${id}-help` })}
      <div id={`${id}-help`} class="field-help">
        <Show when={props.help}><p>{props.help}</p></Show>
        <Wrong place={props.place} />
      </div>
    </div>
  );
};

/** A text with its label over it. */
export const TextField = (props: Text & { help?: string | undefined }) => (
  <Field label={props.label} place={props.place} help={props.help}>
    {({ id, help }) => <TextCell {...props} id={id} describedBy={help} />}
  </Field>
);

/** One of some words; the first of them may mean that nothing is said. */
export const ChoiceField = (props: Named & {
  value: string; choices: readonly { value: string; text: string }[]; set: (value: string) => void; help?: string | undefined;
}) => (
  <Field label={props.label} place={props.place} help={props.help}>
    {({ id, help }) => (
      <select id={id} aria-describedby={help} data-place={props.place} onChange={(event) => props.set(event.currentTarget.value)}
        aria-invalid={problemsAt(props.place).length > 0 ? 'true' : undefined}>
        <For each={props.choices}>
          {(choice) => <option value={choice.value} selected={choice.value === props.value}>{choice.text}</option>}
        </For>
      </select>
    )}
  </Field>
);

/** Yes or no. */
export const SwitchField = (props: Named & { value: boolean; set: (value: boolean) => void; help?: string | undefined }) => {
  const id = createUniqueId();
  return (
    <div class="field field-switch">
      <input id={id} type="checkbox" data-place={props.place} checked={props.value} aria-describedby={`${id}-help`}
        onChange={(event) => props.set(event.currentTarget.checked)} />
      <label for={id}>{props.label}</label>
      <div id={`${id}-help`} class="field-help">
        <Show when={props.help}><p>{props.help}</p></Show>
        <Wrong place={props.place} />
      </div>
    </div>
  );
};
