import type { Request } from 'ipplan';

/** Networks of 100 subnets each, of a few kinds, as estates have them. */
export const estate = (subnets: number): Request => {
  const kinds = [
    { service: 'app-service', instances: 3 },
    { service: 'hosts', addresses: 20 },
    { service: 'private-endpoints', endpoints: 12 },
    { service: 'sql-managed-instance', 'general-purpose': 2 },
    { service: 'hosts', addresses: 100 },
  ];
  const networks: Record<string, object> = {};
  for (let network = 0; network < subnets / 100; network += 1) {
    const entries = Array.from({ length: 100 }, (_, index) => [`subnet-${index}`, kinds[index % kinds.length]]);
    networks[`network-${network}`] = {
      space: `10.${network >> 2}.${(network & 3) * 64}.0/18`,
      subnets: Object.fromEntries(entries),
    };
  }
  return { networks } as Request;
};
