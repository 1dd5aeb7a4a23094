import { Show } from 'solid-js';
import type { Spot } from './layout';
import type { MapState } from './state';

/** Zooming. */
export const Tools = (props: { map: MapState; zoom: (steps: number, spot?: Spot) => void }) => (
  <div class="map-tools">
    <h2>Address map</h2>
    <p class="map-part" role="status">
      {props.map.isPart() ? 'without what has a problem' : ''}
    </p>
    <Show when={props.map.hasParts()}>
      <button
        type="button"
        class="no-print"
        aria-pressed={props.map.whole()}
        title="networks with much free space begin with what is used"
        onClick={() => props.map.setWhole(!props.map.whole())}
      >
        Whole networks
      </button>
    </Show>
    <div class="map-zoom no-print" role="group" aria-label="Zoom">
      <button
        type="button"
        aria-label="Zoom out"
        disabled={props.map.zoom() <= props.map.limits().least}
        onClick={() => props.zoom(-1)}
      >
        −
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        disabled={props.map.zoom() >= props.map.limits().most}
        onClick={() => props.zoom(1)}
      >
        +
      </button>
      <button type="button" onClick={() => props.map.fit()}>
        Fit
      </button>
    </div>
  </div>
);

/** Legend. */
export const Legend = () => (
  <ul class="map-legend" aria-label="Legend">
    <li>
      <span class="map-mark map-mark-subnet" /> subnet, and how much of it is needed
    </li>
    <li>
      <span class="map-mark map-mark-pinned" /> pinned
    </li>
    <li>
      <span class="map-mark map-mark-new" /> placed now
    </li>
    <li>
      <span class="map-mark map-mark-reserve" /> room to grow
    </li>
    <li>
      <span class="map-mark map-mark-gone" /> gone, not released
    </li>
    <li>
      <span class="map-mark map-mark-avoid" /> keep-out
    </li>
    <li>
      <span class="map-mark map-mark-free" /> free
    </li>
  </ul>
);
