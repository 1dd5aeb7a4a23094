// What somebody notes of a network or a subnet, and where else it may go.
import { For, Show } from 'solid-js';
import { COLOURS } from '../../document/document';
import { store } from '../../document/store';
import { Ask } from '../../ui/ask';
import { moveSubnets, setMark } from '../edit/actions';
import { ChoiceField, TextField } from '../edit/field';
import { markAt } from '../edit/marks';

/** A note and a colour. They stay in this browser and in links; files that are exported do not have them. */
export const Noted = (props: { place: string }) => {
  const mark = () => markAt(store.document(), props.place);
  return (
    <fieldset>
      <legend>For you</legend>
      <div class="inputs">
        <TextField
          label="Note"
          place={`note.${props.place}`}
          value={mark().note ?? ''}
          help="kept with the document and in its link, not in the files of the plan"
          set={(to) => setMark([props.place], 'note', to || undefined)}
        />
        <ChoiceField
          label="Colour"
          place={`colour.${props.place}`}
          value={mark().colour ?? ''}
          choices={[{ value: '', text: 'none' }, ...COLOURS.map((colour) => ({ value: colour, text: colour }))]}
          set={(to) =>
            setMark(
              [props.place],
              'colour',
              COLOURS.find((colour) => colour === to),
            )
          }
        />
      </div>
    </fieldset>
  );
};

/** Another network for a subnet. */
export const MoveTo = (props: { network: string; name: string }) => {
  const others = () => Object.keys(store.document().request.networks ?? {}).filter((name) => name !== props.network);
  return (
    <Show when={others().length > 0}>
      <Ask label="Move to another network" help="it gets a new place there">
        {(made) => (
          <select
            ref={made}
            onChange={(event) => {
              const to = event.currentTarget.value;
              if (to !== '') moveSubnets([[props.network, props.name]], to);
            }}
          >
            <option value="">{props.network}</option>
            <For each={others()}>{(network) => <option value={network}>{network}</option>}</For>
          </select>
        )}
      </Ask>
    </Show>
  );
};
