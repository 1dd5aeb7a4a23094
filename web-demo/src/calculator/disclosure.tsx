// A part of the page that is worked out when it is opened, and not before every keystroke.
import { type Accessor, createEffect, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';

const REST = 50; // milliseconds

/** Open parts stay open when the page comes back. */
const opened = new Map<string, boolean>();

export const Disclosure = <T,>(props: { title: string; of: T; children: (now: Accessor<T>) => JSX.Element }) => {
  const [isOpen, setOpen] = createSignal(opened.get(props.title) ?? false);
  const Inside = () => {
    const [now, setNow] = createSignal(props.of);
    createEffect(
      on(
        () => props.of,
        (of) => {
          const timer = setTimeout(() => setNow(() => of), REST);
          onCleanup(() => clearTimeout(timer));
        },
        { defer: true },
      ),
    );
    return props.children(now);
  };
  return (
    <details
      class="disclosure"
      open={isOpen()}
      onToggle={(event) => {
        opened.set(props.title, event.currentTarget.open);
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{props.title}</summary>
      <Show when={isOpen()}>
        <Inside />
      </Show>
    </details>
  );
};
