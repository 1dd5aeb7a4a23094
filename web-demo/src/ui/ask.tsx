// A field of a form: its label, the control, what it means, what is wrong.
import { createUniqueId, Show, type JSX } from 'solid-js';
import type { Problem } from 'ipplan/size';
import { Wrong, type Mending } from './wrong';
import './ask.css';

/** What a control says of itself to those who do not see it. */
export interface Described {
  id: string;
  'aria-describedby': string;
  'aria-invalid': 'true' | undefined;
}

interface Props {
  label: string;
  help?: string | undefined;
  problems?: readonly Problem[] | undefined;
  mending?: Mending | undefined;
  /** The label stands behind the control, as for a box to tick. */
  beside?: boolean;
  children: (described: Described) => JSX.Element;
}

export const Ask = (props: Props) => {
  const id = createUniqueId();
  const wrong = () => props.problems ?? [];
  return (
    <div class="ask" classList={{ 'ask-beside': props.beside === true }}>
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        'aria-describedby': `${id}-help ${id}-wrong`,
        get 'aria-invalid'() { return wrong().length > 0 ? 'true' as const : undefined; },
      })}
      <p id={`${id}-help`} class="ask-help">{props.help}</p>
      <div id={`${id}-wrong`} class="ask-said">
        <Show when={wrong().length > 0}><Wrong problems={wrong()} mending={props.mending} /></Show>
      </div>
    </div>
  );
};
