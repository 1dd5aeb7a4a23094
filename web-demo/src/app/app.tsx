import { createSignal, Match, Show, Switch, type Component } from 'solid-js';
import { Calculator } from '../calculator/calculator';
import { Offer } from '../offline/offer';
import { Header } from './header';
import { route } from './route';

/** The planner: not needed for the first answer, and most of the bytes. */
const Planner = () => {
  const [loaded, setLoaded] = createSignal<Component>();
  void import('../files/workspace').then((it) => setLoaded(() => it.default));
  return (
    <Show when={loaded()} fallback={<p class="loading" role="status">Loading the planner …</p>}>
      {(Workspace) => Workspace()({})}
    </Show>
  );
};

export const App = () => (
  <>
    <Header />
    <main id="main" tabindex="-1">
      <Switch>
        <Match when={route().view === 'size'}>
          <Calculator />
        </Match>
        <Match when={route().view === 'plan'}>
          <Planner />
        </Match>
      </Switch>
    </main>
    <Offer />
  </>
);
