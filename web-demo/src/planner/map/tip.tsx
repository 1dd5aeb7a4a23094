import { Show } from 'solid-js';
import type { Box } from './layout';
import type { Here } from './walk';
import { counted, DECIDED, kindOf, part, PINNED } from './words';

/** All that is known of a block, beside it. */
export const Tip = (props: {
  at: Here; box: Box | undefined; within: { width: number; height: number }; wrong: boolean;
}) => {
  const subnet = () => props.at.block.subnet;
  const place = () => {
    const box = props.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const left = Math.max(0, Math.min(box.x, props.within.width - 300));
    // Below the block, unless there is more room above it.
    return box.y + box.height / 2 > props.within.height / 2
      ? { left: `${left}px`, bottom: `${props.within.height - box.y + 6}px` }
      : { left: `${left}px`, top: `${Math.min(box.y + box.height, props.within.height) + 6}px` };
  };
  return (
    <div class="map-tip" role="tooltip" style={place()}>
      <p class="map-tip-name">
        <Show when={props.at.block.name && props.at.block.kind !== 'reserve'}><strong>{props.at.block.name}</strong></Show>
        <span class="mono">{props.at.block.prefix}</span>
      </p>
      <p>{kindOf(props.at.block, props.at.bar)}</p>
      <Show when={subnet()}>
        {(known) => (
          <>
            <p>{known().services.join(', ')}{known().name === known().key ? '' : `, named ${known().name}`}</p>
            <p>
              needs {counted(known().need)}, usable {counted(known().usable)}, spare {counted(known().spare)}
              {' '}({part(known().spare / (known().need + known().spare || 1))})
            </p>
            <p>decided by {DECIDED[known().decided_by]}</p>
            <p>{PINNED[known().pinned]}{known().group === null ? '' : `, side by side with ${known().group}`}</p>
            <Show when={known().ipv6}><p class="mono">{known().ipv6}</p></Show>
          </>
        )}
      </Show>
      <Show when={props.wrong}><p class="map-tip-wrong">There is a problem with it; the list below says which.</p></Show>
    </div>
  );
};
