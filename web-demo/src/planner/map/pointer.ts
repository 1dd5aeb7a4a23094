// What a mouse or fingers do on the map: look, choose, pan, zoom, and put a subnet elsewhere.
import { onCleanup, onMount } from 'solid-js';
import { store } from '../../document/store';
import { moveSubnets } from '../edit/actions';
import { pinned } from '../edit/placing';
import { select } from '../edit/selection';
import { type Box, boxOf, type Layout, type Spot, spotAt } from './layout';
import { partAt } from './rows';
import { type Here, hereAt } from './walk';

interface PointerMap {
  readonly scroller: () => HTMLElement;
  readonly layout: () => Layout;
  readonly gutter: () => number;
  readonly hover: (at: Here | undefined) => void;
  readonly open: (at: Here) => void;
  readonly zoom: (steps: number, spot: Spot | undefined) => void;
  readonly target: (box: Box | undefined) => void;
}

/** Further than a hand shakes. */
const MEANT = 6;
/** The turn of a wheel for one step, in the pixels that browsers count. */
const STEP = 60;

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly scrolled: number;
  readonly at: Here | undefined;
  moved: boolean;
  /** Where it would go: a block of its network, or another network that finds a place for it. */
  to: { network: string; prefix: string | undefined } | undefined;
}

export const usePointer = (map: PointerMap): void => {
  let grip: Grip | undefined;
  let turned = 0;
  let apart = 0;

  const spotUnder = (x: number, y: number): Spot | undefined => {
    const { left, top } = map.scroller().getBoundingClientRect();
    return spotAt(map.layout(), x - left - map.gutter(), y - top + map.scroller().scrollTop);
  };

  /** Where a subnet would go: the part of a free block of its network that is under the pointer, or another network. */
  const aim = (at: Here, spot: Spot | undefined): Grip['to'] => {
    map.target(undefined);
    const over = hereAt(map.layout(), spot);
    const placed = spot && map.layout().bars[spot.index];
    if (over?.bar.of === 'network' && placed && over.bar.name !== at.bar.name) {
      map.target(boxOf(placed, map.layout().screen, { start: 0, size: 1 }));
      return { network: over.bar.name, prefix: undefined };
    }
    if (
      !over ||
      !spot ||
      !placed ||
      over.block.kind !== 'free' ||
      over.bar.name !== at.bar.name ||
      over.bar.of !== 'network'
    )
      return undefined;
    const { start, size, prefix } = over.block;
    const wanted = at.block.size * (at.bar === over.bar ? 1 : NaN);
    if (!(wanted <= size)) return undefined;
    const part = partAt(prefix, size, wanted, (spot.point - start) / size);
    map.target(boxOf(placed, map.layout().screen, { start: start + part.start, size: wanted }));
    return { network: at.bar.name, prefix: part.prefix };
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !event.isPrimary)) return;
    const at = hereAt(map.layout(), spotUnder(event.clientX, event.clientY));
    grip = { x: event.clientX, y: event.clientY, scrolled: map.scroller().scrollTop, at, moved: false, to: undefined };
  };

  const move = (event: PointerEvent) => {
    const spot = spotUnder(event.clientX, event.clientY);
    if (!grip) {
      map.hover(event.pointerType === 'touch' ? undefined : hereAt(map.layout(), spot));
      return;
    }
    grip.moved ||= Math.hypot(event.clientX - grip.x, event.clientY - grip.y) > MEANT;
    if (!grip.moved || event.pointerType === 'touch') return;
    map.hover(undefined);
    map.scroller().setPointerCapture(event.pointerId);
    if (grip.at?.block.kind === 'subnet' && grip.at.block.owner === grip.at.block.name) grip.to = aim(grip.at, spot);
    else map.scroller().scrollTop = grip.scrolled - (event.clientY - grip.y);
  };

  const up = () => {
    const held = grip;
    grip = undefined;
    map.target(undefined);
    if (!held?.at) return;
    if (!held.moved) map.open(held.at);
    else if (held.to) {
      const { network, prefix } = held.to;
      const { name } = held.at.block;
      if (prefix === undefined) return moveSubnets([[held.at.bar.name, name]], network);
      store.change((document) => pinned(document, network, name, prefix));
      select({ kind: 'subnet', network, name });
    }
  };

  const cancel = () => {
    grip = undefined;
    map.target(undefined);
  };

  /** With the control key, which is also what browsers say of a pinch on a touchpad. */
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turned -= event.deltaY;
    const steps = Math.trunc(turned / STEP);
    if (steps === 0) return;
    turned -= steps * STEP;
    map.zoom(Math.sign(steps), spotUnder(event.clientX, event.clientY));
  };

  const distance = (touches: TouchList): number => {
    const [a, b] = [touches[0], touches[1]];
    return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
  };

  const pinch = (event: TouchEvent) => {
    if (event.touches.length !== 2) {
      apart = 0;
      return;
    }
    event.preventDefault();
    cancel();
    const now = distance(event.touches);
    if (apart === 0) apart = now;
    const steps = Math.trunc(Math.log2(now / apart) * 1.5);
    if (steps === 0) return;
    apart = now;
    const [a, b] = [event.touches[0], event.touches[1]];
    if (a && b) map.zoom(steps, spotUnder((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2));
  };

  onMount(() => {
    const element = map.scroller();
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', cancel, { signal });
    element.addEventListener('pointerleave', () => map.hover(undefined), { signal });
    element.addEventListener('wheel', wheel, { signal, passive: false });
    element.addEventListener('touchstart', pinch, { signal, passive: false });
    element.addEventListener('touchmove', pinch, { signal, passive: false });
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') cancel();
      },
      { signal },
    );
    onCleanup(() => listening.abort());
  });
};
