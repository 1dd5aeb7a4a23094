import { store } from '../document/store';
import { addNetwork } from './edit/actions';

/** The first steps in an empty planner. */
export const Empty = () => {
  const example = async () => {
    const { default: request } = await import('../../../examples/landing-zone.yaml');
    store.open({ request, lock: undefined, name: 'landing-zone' });
  };
  return (
    <section class="empty">
      <h2>Nothing is planned yet</h2>
      <p>
        Describe the workloads of your networks, and ipplan computes how large every subnet must be and where it goes.
        Subnets that are placed stay where they are.
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void example()}>
          See an example: a small landing zone
        </button>
        <button type="button" onClick={addNetwork}>
          Start with a network
        </button>
      </div>
      <p class="soft">Or open a file, drop one here, or paste one: requests, locks, plans and lists of networks.</p>
    </section>
  );
};
