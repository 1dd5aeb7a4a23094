import { createSignal } from 'solid-js';

/** A new version of the page that is there, and waits until somebody wants it. */
const [waiting, setWaiting] = createSignal<ServiceWorker>();

export { waiting };

/** Lets the new version take over; every open page of the old one is loaded again. */
export const takeOver = (): void => waiting()?.postMessage('take over');

/** Keeps the page in the browser, so that it works offline, and looks for a newer one. */
export const keepOffline = async (): Promise<void> => {
  const { serviceWorker } = navigator;
  if (!import.meta.env.PROD || !serviceWorker) return;
  // A page that no worker had must not be loaded again when the first one comes.
  let hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) location.reload();
    hadOne = true;
  });
  try {
    const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    const offer = () => {
      // The first version takes over by itself: there is nothing it could mix with.
      if (registration.waiting && serviceWorker.controller) setWaiting(registration.waiting);
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
    });
  } catch {
    // No worker here (a file, a private window): the page works as long as its host does.
  }
};
