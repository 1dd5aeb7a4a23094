import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { type Selected, select, selected } from '../edit/selection';
import { type Bar, type Block, selectedOf } from './bars';
import { useCanvas } from './canvas';
import { draw } from './draw';
import { type Box, boxOf, type Spot } from './layout';
import { usePointer } from './pointer';
import { createMap } from './state';
import { Tip } from './tip';
import { Legend, Tools } from './tools';
import { firstSeen, type Here, walked } from './walk';
import { spoken } from './words';
import './map.css';

const isChosen = (bar: Bar, block: Block, what: Selected | undefined): boolean => {
  if (!what) return false;
  switch (what.kind) {
    case 'subnet':
    case 'gone':
      return bar.of === 'network' && block.kind === what.kind && bar.name === what.network && block.owner === what.name;
    case 'network':
      return block.kind === 'network' && block.name === what.network;
    case 'free':
      return block.kind === 'free' && bar.name === what.network && block.prefix === what.prefix;
    case 'site':
      return bar.of === 'site' && bar.name === what.name;
    case 'client-pool':
      return bar.of === 'clients' && bar.name === what.name;
    default:
      return false;
  }
};

export const AddressMap = () => {
  let canvas!: HTMLCanvasElement;
  let scroller!: HTMLDivElement;
  const map = createMap();
  const { layout } = map;
  const [size, setSize] = createSignal({ width: 800, height: 300, gutter: 0 });
  const [scrolled, setScrolled] = createSignal(0);
  const [hovered, setHovered] = createSignal<Here>();
  const [focused, setFocused] = createSignal(false);
  const [target, setTarget] = createSignal<Box>();
  const here = createMemo(() => map.here() ?? firstSeen(layout(), scrolled()));
  const shown = createMemo(() => hovered() ?? (focused() ? here() : undefined));

  useCanvas({
    canvas: () => canvas,
    scroller: () => scroller,
    sized: (to) => {
      setSize(to);
      map.setScreen({
        width: to.width - to.gutter,
        row: matchMedia('(pointer: coarse)').matches ? 40 : 32,
        head: 28,
        gap: 14,
      });
    },
    paint: (ink) => {
      const { gutter, height } = size();
      const [what, wrong] = [selected(), map.wrong()];
      const chosen = (bar: Bar, block: Block) => isChosen(bar, block, what);
      const view = { layout: layout(), gutter, scrolled: scrolled(), height };
      draw(ink, view, { wrong, chosen, target: target(), links: map.links(), overlaps: map.overlaps() });
    },
  });

  /** A rectangle of the layout as it lies in the window. */
  const boxIn = (at: Here): Box | undefined => {
    const placed = layout().bars[at.index];
    if (!placed) return undefined;
    const box = boxOf(placed, layout().screen, at.block);
    const top = Math.max(box.y - scrolled(), 0);
    const bottom = Math.min(box.y + box.height - scrolled(), size().height);
    return { x: box.x + size().gutter, y: top, width: box.width, height: Math.max(bottom - top, 0) };
  };

  const reveal = (at: Here) => {
    const placed = layout().bars[at.index];
    if (!placed) return;
    const { screen } = layout();
    const box = boxOf(placed, screen, at.block);
    const bottom = Math.min(box.y + box.height, box.y + screen.row) + 4;
    if (box.y - screen.head < scroller.scrollTop) scroller.scrollTop = box.y - screen.head - 4;
    else if (bottom > scroller.scrollTop + size().height) scroller.scrollTop = bottom - size().height;
  };

  const zoom = (steps: number, spot?: Spot) => {
    const at = here();
    const around = spot ?? (at && { index: at.index, point: at.block.start });
    if (!around) return;
    // At once, not in the next frame: the next turn of the wheel may come before it, and counts from here.
    scroller.scrollTop = map.zoomBy(steps, around, scroller.scrollTop);
  };

  const open = (at: Here) => {
    map.stay(at);
    const what = selectedOf(at.bar, at.block);
    if (what) select(what);
  };

  usePointer({
    scroller: () => scroller,
    layout,
    gutter: () => size().gutter,
    hover: setHovered,
    open: (at) => {
      open(at);
      scroller.querySelector<HTMLElement>('.map-here')?.focus({ preventScroll: true });
    },
    zoom,
    target: setTarget,
  });

  const onKey = (event: KeyboardEvent) => {
    const at = here();
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
    else if (event.key === '0') map.fit();
    else if (event.key === 'Escape') select(undefined);
    else {
      const next = walked(layout(), at, event.key);
      if (!next) return;
      setHovered(undefined);
      map.stay(next);
      reveal(next);
    }
    event.preventDefault();
  };

  /** Scrolls to what is selected elsewhere. */
  createEffect((before: Selected | undefined) => {
    const what = selected();
    if (!what || what === before || focused()) return what;
    for (const [index, { bar }] of layout().bars.entries()) {
      const named =
        (what.kind === 'network' && bar.of === 'network' && bar.name === what.network) ||
        (what.kind === 'pool' && bar.of === 'pool' && bar.name === what.name);
      const block = named ? bar.blocks[0] : bar.blocks.find((one) => isChosen(bar, one, what));
      if (!block) continue;
      if (bar.of === 'network' || named) {
        map.stay({ index, bar, block });
        requestAnimationFrame(() => reveal({ index, bar, block }));
        break;
      }
    }
    return what;
  }, undefined);

  const box = () => {
    const at = here();
    return at && boxIn(at);
  };

  return (
    <section class="map" aria-label="Address map">
      <Tools map={map} zoom={zoom} />
      <div
        class="map-scroll"
        ref={scroller}
        onScroll={() => setScrolled(scroller.scrollTop)}
        style={{ height: `clamp(7rem, ${map.natural() + 2}px, 44vh)` }}
      >
        <div class="map-tall" style={{ height: `${layout().height}px` }}>
          <div class="map-window">
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas has no focus, the button over it has */}
            <canvas ref={canvas} aria-hidden="true" />
            <Show when={here()}>
              {(at) => (
                <button
                  type="button"
                  class="map-here"
                  aria-describedby="map-keys"
                  style={{
                    left: `${box()?.x ?? 0}px`,
                    top: `${box()?.y ?? 0}px`,
                    width: `${Math.max(box()?.width ?? 0, 6)}px`,
                    height: `${Math.max(box()?.height ?? 0, 4)}px`,
                  }}
                  onKeyDown={onKey}
                  onFocus={() => setFocused(true)}
                  onBlur={() => setFocused(false)}
                  onClick={(event) => {
                    if (event.detail === 0) open(at());
                  }}
                >
                  <span class="visually-hidden">{spoken(at().block, at().bar)}</span>
                </button>
              )}
            </Show>
          </div>
        </div>
      </div>
      <Show when={shown()}>
        {(at) => <Tip at={at()} box={boxIn(at())} over={scroller} wrong={map.wrong()(at().bar, at().block)} />}
      </Show>
      <Legend />
      <p class="visually-hidden" role="status">
        <Show when={focused() && here()}>{(at) => spoken(at().block, at().bar)}</Show>
      </p>
      <p class="visually-hidden" id="map-keys">
        Arrow keys walk over the blocks, Enter opens one, plus and minus zoom, 0 fits. The table below has the same in
        words.
      </p>
    </section>
  );
};
