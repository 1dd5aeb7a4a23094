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
        Choose what lives in your networks, and ipplan calculates how large every subnet must be and where it goes. Once
        you freeze the plan, nothing moves.
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void example()}>
          See an example: a small landing zone
        </button>
        <button type="button" onClick={addNetwork}>
          Start with a network
        </button>
      </div>
      <p class="soft">
        Or open, drop or paste what you have: a spreadsheet, a list, an answer of the Azure CLI, a template, Terraform,
        or a file of ipplan.
      </p>
    </section>
  );
};
