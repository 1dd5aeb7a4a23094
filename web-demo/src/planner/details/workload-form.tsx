import { For } from 'solid-js';
import type { Workload } from '../edits';
import { ChoiceField, SwitchField, TextField } from '../field';
import { serviceOf, type Service } from '../known';

type Input = Service['inputs'][number];

/** A service with the least that it has to be told. */
export const started = (id: string): Workload => {
  const inputs = serviceOf(id)?.inputs.filter(({ absent }) => absent === 'required') ?? [];
  return { service: id, ...Object.fromEntries(inputs.map((input) => [input.name, input.choices?.[0]?.name ?? input.least ?? 1])) };
};

/** What a service asks for. */
export const InputField = (props: { input: Input; value: unknown; place: string; set: (value: unknown) => void }) => {
  const absent = () => (props.input.absent === 'required' ? undefined : props.input.absent);
  const label = () => props.input.name.replaceAll('-', ' ');
  switch (props.input.kind) {
    case 'switch': return (
      <SwitchField label={label()} place={props.place} help={props.input.help} value={(props.value ?? absent()) === true}
        set={(value) => props.set(value === absent() ? undefined : value)} />
    );
    case 'choice': return (
      <ChoiceField label={label()} place={props.place} help={props.input.help} value={String(props.value ?? '')} set={(value) => props.set(value || undefined)}
        choices={[
          ...(props.input.absent === 'required' ? [] : [{ value: '', text: absent() === null ? 'not said' : String(absent()) }]),
          ...(props.input.choices ?? []).map(({ name, help }) => ({ value: name, text: help ? `${name}: ${help}` : name })),
        ]} />
    );
    default: return (
      <TextField label={label()} place={props.place} help={props.input.help} value={String(props.value ?? '')}
        hint={absent() === null || absent() === undefined ? undefined : String(absent())}
        number={{ least: props.input.least, most: props.input.most }}
        set={(typed) => props.set(typed === '' ? undefined : Number(typed))} />
    );
  }
};

/** The fields of one workload. */
export const WorkloadForm = (props: { value: Workload; place: string; set: (workload: Workload) => void }) => (
  <div class="inputs">
    <For each={serviceOf(props.value.service)?.inputs ?? []}>
      {(input) => (
        <InputField input={input} place={`${props.place}.${input.name}`} value={[input.name, ...input.aliases].map((name) => props.value[name]).find((it) => it !== undefined)}
          set={(value) => {
            const others = Object.entries(props.value).filter(([key]) => key !== input.name && !input.aliases.includes(key));
            props.set({ ...Object.fromEntries(others), service: props.value.service, ...(value === undefined ? {} : { [input.name]: value }) });
          }} />
      )}
    </For>
  </div>
);
