// What the plan says of everything in the request, found by name.

import { type MapNetwork, type MapSubnet, type Problem, type Request, services } from 'ipplan/plan';
import { createMemo, createRoot } from 'solid-js';
import { store } from '../../document/store';
import type { Service } from '../../ui/inputs-form';
import { counted, spokenCount } from '../../ui/words';
import { answerOf, ownerOf, type Workload } from './edits';

const byName = new Map<string, Service>(
  services().services.flatMap((one) => [one.id, ...one.aliases].map((name) => [name, one] as const)),
);

/** The service of a name, whichever of its names it is. */
export const serviceOf = (name: string): Service | undefined => byName.get(name);

/** A service with the inputs that it requires. */
export const started = (id: string): Workload => {
  const inputs = serviceOf(id)?.inputs.filter(({ absent }) => absent === 'required') ?? [];
  return {
    service: id,
    ...Object.fromEntries(inputs.map((input) => [input.name, input.choices?.[0]?.name ?? input.least ?? 1])),
  };
};

/** A workload as people say it: `App Service, 30 instances, linux`. */
export const inWords = (workload: Workload): string => {
  const service = serviceOf(workload.service);
  if (!service) return workload.service;
  const said = service.inputs.flatMap((input) => {
    const answer = answerOf(workload, input);
    if (answer === '') return [];
    if (input.kind === 'count') return [spokenCount(answer, input.name)];
    if (input.kind === 'switch') return [`${answer === 'true' ? '' : 'no '}${input.name.replaceAll('-', ' ')}`];
    return [input.kind === 'cidr' ? `${input.name.replaceAll('-', ' ')} ${answer}` : answer];
  });
  return [service.name, ...said].join(', ');
};

/**
 * Addresses of a subnet that workloads take, without those that the platform keeps: with the spare ones, all usable.
 */
export const takenOf = ({ usable, spare }: MapSubnet): number => usable - spare;

/** The same as a sum that adds up: `60 of 123`; only a size, where its pages state no addresses. */
export const takenInWords = (known: MapSubnet): string =>
  takenOf(known) > 0
    ? `${counted(takenOf(known))} of ${counted(known.usable)}`
    : `a ${known.address_prefix.slice(known.address_prefix.indexOf('/'))}`;

interface Network {
  readonly network: MapNetwork;
  readonly subnets: ReadonlyMap<string, MapSubnet>;
  /** The subnets of services that need several, by the name that they have in the request. */
  readonly parts: ReadonlyMap<string, readonly MapSubnet[]>;
}

/** The subnets of services that need several, by their owner. */
const partsOf = (request: Request, { name, subnets }: MapNetwork): Network['parts'] => {
  const parts = new Map<string, MapSubnet[]>();
  for (const one of subnets) {
    const owner = one.key.includes('/') ? ownerOf(request, name, one.key) : one.key;
    if (owner !== one.key) parts.set(owner, [...(parts.get(owner) ?? []), one]);
  }
  return parts;
};

/** The facts about planned networks that were looked up: an edit leaves most of them as they are. */
const known = new WeakMap<MapNetwork, Network>();

const knownOf = (network: MapNetwork): Network => {
  const there = known.get(network);
  if (there) return there;
  const subnets = new Map(network.subnets.map((one) => [one.key, one]));
  const found = { network, subnets, parts: partsOf(store.document().request, network) };
  known.set(network, found);
  return found;
};

const found = createRoot(() => {
  const networks = createMemo(
    () => new Map<string, Network>((store.view().map?.networks ?? []).map((one) => [one.name, knownOf(one)])),
  );
  const problems = createMemo(() => {
    const places = new Map<string, Problem[]>();
    for (const problem of store.view().problems) {
      const there = places.get(problem.place);
      if (there) there.push(problem);
      else places.set(problem.place, [problem]);
    }
    return places;
  });
  return { networks, problems };
});

/** A network as it is planned. */
export const plannedNetwork = (name: string): MapNetwork | undefined => found.networks().get(name)?.network;

/** A subnet as it is planned. */
export const plannedSubnet = (network: string, name: string): MapSubnet | undefined =>
  found.networks().get(network)?.subnets.get(name);

/** Its subnets, where the service of a subnet needs several; none where it is one. */
export const plannedParts = (network: string, name: string): readonly MapSubnet[] =>
  found.networks().get(network)?.parts.get(name) ?? [];

/** The problems at a place of the request, without those inside it. */
export const problemsAt = (place: string): readonly Problem[] => found.problems().get(place) ?? [];

/** The problems at a place or inside it. */
export const problemsIn = (place: string): readonly Problem[] =>
  found.problems().size === 0
    ? []
    : store.view().problems.filter((one) => one.place === place || one.place.startsWith(`${place}.`));
