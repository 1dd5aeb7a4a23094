import { lazy, Match, Suspense, Switch } from 'solid-js';
import { Calculator } from '../calculator/calculator';
import { Offer } from '../offline/offer';
import { Header } from './header';
import { route } from './route';

// Not needed for the first answer, and most of the bytes.
const Planner = lazy(() => import('../files/workspace'));

export const App = () => (
  <>
    <Header />
    <main id="main" tabindex="-1">
      <Switch>
        <Match when={route().view === 'size'}>
          <Calculator />
        </Match>
        <Match when={route().view === 'plan'}>
          <Suspense fallback={<p class="loading" role="status">Loading the planner …</p>}>
            <Planner />
          </Suspense>
        </Match>
      </Switch>
    </main>
    <Offer />
  </>
);
