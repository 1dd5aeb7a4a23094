// A canvas that is as large as what it is in, and is painted once a frame when anything it shows has changed.
import { createReaction, createSignal, onCleanup, onMount } from 'solid-js';
import { coloursOf, onTheme } from './colours';
import { type Ink, inkOf } from './ink';

interface Painted {
  readonly canvas: () => HTMLCanvasElement;
  readonly scroller: () => HTMLElement;
  /** Called with how large it is now. */
  readonly sized: (to: { width: number; height: number; gutter: number }) => void;
  /** Paints everything; what it reads decides when it is called again. */
  readonly paint: (ink: Ink) => void;
}

/** Where there is room, rows have their addresses before them. */
const gutterOf = (width: number): number => (width > 560 ? 96 : 0);

export const useCanvas = ({ canvas, scroller, sized, paint }: Painted): void => {
  const [ink, setInk] = createSignal<Ink>();
  let asked = 0;

  const measure = () => {
    const { clientWidth: width, clientHeight: height } = scroller();
    const element = canvas();
    const scale = devicePixelRatio;
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    const to = element.getContext('2d');
    to?.setTransform(scale, 0, 0, scale, 0, 0);
    sized({ width, height, gutter: gutterOf(width) });
    if (to) setInk(inkOf(to, coloursOf(element), element, scale));
  };

  onMount(() => {
    const sizes = new ResizeObserver(measure);
    sizes.observe(scroller());
    measure();
    onCleanup(onTheme(measure));
    onCleanup(() => {
      sizes.disconnect();
      cancelAnimationFrame(asked);
    });
  });

  // What was painted knows what it was painted from: when any of it changes, there is one more frame.
  const track = createReaction(() => {
    asked = requestAnimationFrame(tracked);
  });
  const tracked = () =>
    track(() => {
      const pen = ink();
      if (pen) paint(pen);
    });
  onMount(tracked);
};
