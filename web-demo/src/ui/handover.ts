// What one view hands to the other: a service that was sized, or something that was pasted.
import { createSignal } from 'solid-js';
import { isTyping } from './typing';

interface Handover {
  /** A service with its inputs, as the calculator was asked. */
  readonly workload?: Readonly<Record<string, string>>;
  /** Files, or a text, as they were pasted. */
  readonly pasted?: { readonly files: readonly File[]; readonly text: string };
}

const [handed, setHanded] = createSignal<Handover>();

/** The value that was handed over and not taken yet. */
export { handed };

/** Hands something to the planner, and goes there. */
export const hand = (what: Handover): void => {
  setHanded(what);
  if (!location.hash.startsWith('#/plan')) location.hash = '#/plan';
};

/** Takes what was handed over. */
export const take = (): void => void setHanded(undefined);

/** The pasted content, unless it was pasted into a field; nothing if it is empty. */
export const pastedOf = ({ clipboardData, target }: ClipboardEvent): Handover['pasted'] => {
  if (isTyping(target) || document.querySelector('dialog[open]') || !clipboardData) return undefined;
  const [files, text] = [[...clipboardData.files], clipboardData.getData('text/plain')];
  return files.length === 0 && text.trim() === '' ? undefined : { files, text };
};
