import { For, Show } from 'solid-js';

/** An IPv4 network bit by bit: those that are the same in all of it, and those in which its addresses differ. */
export const Bits = (props: { prefix: string }) => {
  const parts = () => /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(props.prefix)?.slice(1).map(Number);
  const fixed = () => parts()?.[4] ?? 0;
  return (
    <Show when={parts()}>
      {(numbers) => (
        <div
          class="bits"
          role="img"
          aria-label={`The first ${fixed()} of 32 bits are the network, the other ${32 - fixed()} its addresses`}
        >
          <For each={numbers().slice(0, 4)}>
            {(number, octet) => (
              <span class="octet">
                <For each={[...number.toString(2).padStart(8, '0')]}>
                  {(bit, at) => <i classList={{ fixed: octet() * 8 + at() < fixed() }}>{bit}</i>}
                </For>
                <b>{number}</b>
              </span>
            )}
          </For>
        </div>
      )}
    </Show>
  );
};
