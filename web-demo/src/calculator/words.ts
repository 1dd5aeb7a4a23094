// What the answer's words mean to people.
import type { Size } from 'ipplan/size';
import { counted } from '../ui/words';

/** One subnet of an answer; its role is empty where there is only one. */
export type Sized = Omit<Extract<Size, { terms: unknown }>, 'service' | 'edition' | 'inputs'> & { role?: string };
type Phase = Sized['terms'][number]['phase'];

export const subnetsOf = (answer: Size): readonly Sized[] => ('subnets' in answer ? answer.subnets : [answer]);

/** In the order in which a sum is read. */
export const PHASES: readonly { phase: Phase; title: string }[] = [
  { phase: 'steady', title: 'Steady use' },
  { phase: 'scaling', title: 'On top while scaling' },
  { phase: 'headroom', title: 'Headroom' },
  { phase: 'reserved', title: 'Reserved' },
];

/** Addresses of a phase. */
export const addressesOf = (subnet: Sized, phase: Phase): number =>
  subnet.terms.filter((term) => term.phase === phase).reduce((sum, term) => sum + term.addresses, 0);

export const decision = (subnet: Sized): string => {
  const need = counted(subnet.addresses.need);
  const size = `/${subnet.prefix_length}`;
  switch (subnet.decided_by) {
    case 'need':
      return `the need: ${size} is the smallest block that holds ${need}`;
    case 'minimum':
      return `the minimum: the need of ${need} would fit a smaller block`;
    case 'advised':
      return `the advice: the need of ${need} would fit a smaller block`;
    case 'asked':
      return `the prefix length asked for; ${need} are needed`;
    case 'pinned':
      return `the place it has to keep; ${need} are needed`;
  }
};

const BOUNDS = {
  addresses: 'then its addresses are used up',
  minimum: 'for more, Azure wants a larger subnet',
  limit: 'then the service itself is at its limit',
  range: 'more is not counted',
};

/** Why something goes no further. */
export const bound = (by: keyof typeof BOUNDS, because: string | null): string => because ?? BOUNDS[by];

export const scale = (subnet: Sized): string | undefined => {
  const to = subnet.scales_to;
  if (to?.most == null) return undefined;
  const most = `${counted(to.most)} ${to.input.replaceAll('-', ' ')} in this /${subnet.prefix_length}`;
  return `${most}; ${bound(to.bounded_by, to.because)}`;
};

/** The sizes of an answer in short: /27, or one after the other with what each is for. */
export const sizes = (answer: Size): string =>
  subnetsOf(answer)
    .map(({ prefix_length }) => `/${prefix_length}`)
    .join(' + ');

/** What an answer needs, in the same order. */
export const needs = (answer: Size): string =>
  subnetsOf(answer)
    .map(({ addresses }) => counted(addresses.need))
    .join(' + ');
