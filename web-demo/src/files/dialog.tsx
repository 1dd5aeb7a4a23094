import { createUniqueId, type JSX, onMount } from 'solid-js';
import './dialog.css';

/** A dialog over the page. Escape or a click outside closes it; focus goes back to where it was. */
export const Dialog = (props: { title: string; wide?: boolean; close: () => void; children: JSX.Element }) => {
  let dialog!: HTMLDialogElement;
  const id = createUniqueId();
  onMount(() => dialog.showModal());
  return (
    <dialog
      ref={dialog}
      classList={{ dialog: true, wide: props.wide ?? false }}
      aria-labelledby={id}
      onClose={() => props.close()}
      onMouseDown={(event) => {
        if (event.target === dialog) dialog.close();
      }}
    >
      <div class="inside">
        <header>
          <h2 id={id}>{props.title}</h2>
          <button type="button" class="quiet" onClick={() => dialog.close()}>
            Close
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
};
