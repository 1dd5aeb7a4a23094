// A field of a form: its label, the control, what it means, what is wrong.
import { createRenderEffect, createUniqueId, type JSX } from 'solid-js';
import { type Trouble, Wrong } from './wrong';
import './ask.css';

/** The remarks on the value of a control. */
export interface About extends Trouble {
  /** Its place in the request, where it has one. */
  place?: string;
}

/** Called with a control when it is made. */
export type Made = (control: HTMLElement) => void;

const tell = (control: HTMLElement, name: string, value: string | undefined): void =>
  value === undefined ? control.removeAttribute(name) : control.setAttribute(name, value);

/** Says on a control which place it is, and whether something is wrong there. */
export const mark = (control: HTMLElement, about: () => About | undefined): void =>
  createRenderEffect(() => {
    tell(control, 'data-place', about()?.place);
    tell(control, 'aria-invalid', about()?.problems.length ? 'true' : undefined);
  });

interface Props {
  label: string;
  help?: string | undefined;
  about?: About | undefined;
  /** Puts the label after the control, as for a checkbox. */
  beside?: boolean;
  /** The control, which has to be handed over as its `ref`. */
  children: (made: Made) => JSX.Element;
}

export const Ask = (props: Props) => {
  const id = createUniqueId();
  const made: Made = (control) => {
    control.id = id;
    control.setAttribute('aria-describedby', `${id}-help ${id}-wrong`);
    mark(control, () => props.about);
  };
  return (
    <div class="ask" classList={{ 'ask-beside': props.beside === true }}>
      <label for={id}>{props.label}</label>
      {props.children(made)}
      <p id={`${id}-help`} class="ask-help">
        {props.help}
      </p>
      <div id={`${id}-wrong`} class="ask-said">
        <Wrong problems={props.about?.problems ?? []} fixes={props.about?.fixes} />
      </div>
    </div>
  );
};
