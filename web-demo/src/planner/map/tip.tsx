import { Show } from 'solid-js';
import { counted } from '../../ui/words';
import { takenInWords } from '../edit/known';
import type { Box } from './layout';
import type { Here } from './walk';
import { kindOf, part, pinnedOf } from './words';

/** As high as it gets, in pixels. */
const ROOM = 200;

/** Everything that is known of a block, next to it. */
export const Tip = (props: { at: Here; box: Box | undefined; over: HTMLElement; wrong: boolean }) => {
  const subnet = () => props.at.block.subnet;
  const place = () => {
    const box = props.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const { offsetTop, offsetWidth, offsetHeight } = props.over;
    const left = `${Math.max(0, Math.min(box.x, offsetWidth - 300))}px`;
    const { top } = props.over.getBoundingClientRect();
    // Below the block, unless the window ends there.
    const low = top + box.y + box.height > innerHeight - ROOM && top + box.y > ROOM;
    return low
      ? { left, bottom: `calc(100% - ${offsetTop + box.y - 6}px)` }
      : { left, top: `${offsetTop + Math.min(box.y + box.height, offsetHeight) + 8}px` };
  };
  return (
    <div class="map-tip" role="tooltip" style={place()}>
      <p class="map-tip-name">
        <Show when={props.at.block.name && props.at.block.kind !== 'reserve'}>
          <strong>{props.at.block.name}</strong>
        </Show>
        <span class="mono">{props.at.block.prefix}</span>
      </p>
      <p>{kindOf(props.at.block, props.at.bar)}</p>
      <Show when={subnet()}>
        {(known) => (
          <>
            <p>
              {known().services.join(', ')}
              {known().name === known().key ? '' : `, named ${known().name}`}
            </p>
            <p>
              needs {takenInWords(known())}, {counted(known().spare)} free (
              {part(known().spare / (known().usable || 1))})
            </p>
            <p>size: {known().decision}</p>
            <p>
              {pinnedOf(props.at.block)}
              {known().group === null ? '' : `, in group ${known().group}`}
            </p>
            <Show when={known().ipv6}>
              <p class="mono">{known().ipv6}</p>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.wrong}>
        <p class="map-tip-wrong">It has a problem: see the list below.</p>
      </Show>
    </div>
  );
};
