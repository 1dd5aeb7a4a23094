// The block to scale: what takes how much of it.
import { Index } from 'solid-js';
import { counted } from '../ui/words';
import type { Sized } from './words';
import './bar.css';

export const Bar = (props: { subnet: Sized }) => {
  const parts = () =>
    [
      ...props.subnet.phases.map((it) => ({ kind: it.phase, what: it.title, count: it.addresses })),
      { kind: 'spare', what: 'spare', count: props.subnet.spare },
    ].filter(({ count }) => count > 0);
  return (
    <>
      <div class="bar" aria-hidden="true">
        <Index each={parts()}>
          {(part) => <span class={`part part-${part().kind}`} style={{ 'flex-grow': part().count }} />}
        </Index>
      </div>
      <ul class="bar-legend" aria-label={`Use of the ${counted(props.subnet.block)} addresses`}>
        <Index each={parts()}>
          {(part) => (
            <li>
              <span class={`part swatch part-${part().kind}`} aria-hidden="true" /> <b>{counted(part().count)}</b>{' '}
              {part().what}
            </li>
          )}
        </Index>
      </ul>
    </>
  );
};
