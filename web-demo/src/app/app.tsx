import { type Component, createRenderEffect, createSignal, lazy, Match, Show, Switch } from 'solid-js';
import { Calculator } from '../calculator/calculator';
import { UpdateNotice } from '../offline/update-notice';
import { route } from '../ui/route';
import { Header } from './header';

/** The planner: not needed for the first answer, and most of the bytes. */
const Planner = () => {
  const [loaded, setLoaded] = createSignal<Component>();
  const [failed, setFailed] = createSignal(false);
  import('./workspace').then(
    (it) => setLoaded(() => it.default),
    () => setFailed(true),
  );
  const Waiting = () => (
    <Show
      when={failed()}
      fallback={
        <p class="loading" role="status">
          Loading the planner …
        </p>
      }
    >
      <h1>Plan</h1>
      <p role="alert">The planner could not be loaded. Are you online?</p>
      {/* A browser may remember that an import failed; a new page asks again. */}
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </Show>
  );
  return (
    <Show when={loaded()} fallback={<Waiting />}>
      {(Workspace) => Workspace()({})}
    </Show>
  );
};

const Help = lazy(() => import('./help'));

/** The titles of the views in tabs, bookmarks and the history. */
const TITLES: Readonly<Record<string, string>> = {
  size: 'ipplan: how big must this subnet be?',
  plan: 'ipplan: plan Azure networks',
  help: 'ipplan: help',
};

export const App = () => {
  createRenderEffect(() => {
    document.title = TITLES[route().view] ?? 'ipplan';
  });
  return (
    <>
      <Header />
      <main id="main" tabindex="-1">
        <Switch>
          <Match when={route().view === 'size'}>
            <Show when={route().unknown}>
              {(unknown) => (
                <p class="loading" role="status">
                  The link {unknown()} leads to no view. This is the calculator.
                </p>
              )}
            </Show>
            <Calculator />
          </Match>
          <Match when={route().view === 'plan'}>
            <Planner />
          </Match>
          <Match when={route().view === 'help'}>
            <Help />
          </Match>
        </Switch>
      </main>
      <UpdateNotice />
    </>
  );
};
