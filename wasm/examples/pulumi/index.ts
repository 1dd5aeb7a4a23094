// Creates the networks and subnets of a plan in Azure.
//
// request.yaml says what is wanted, lock.json where everything is: `ipplan plan request.yaml --lock lock.json`
// writes it, or the Node example beside this one. Here nothing new is placed, so a deployment never decides
// where something goes.
import { readFileSync } from 'node:fs';
import { network, resources } from '@pulumi/azure-native';
import type { Resource } from '@pulumi/pulumi';
import { plan } from 'ipplan';

const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const planned = plan(text('request.yaml'), {
  name: 'request.yaml',
  lock: text('lock.json'),
  locked: true,
});

const group = new resources.ResourceGroup('network');

export const subnets: Record<string, unknown> = {};

for (const { name, region, space, subnets: wanted } of planned.networks) {
  const virtualNetwork = new network.VirtualNetwork(name, {
    resourceGroupName: group.name,
    virtualNetworkName: name,
    addressSpace: { addressPrefixes: space },
    ...(region === null ? {} : { location: region }),
  });
  // Azure changes one subnet of a network at a time.
  let before: Resource = virtualNetwork;
  for (const { key, name: subnetName, address_prefix, ipv6, delegation } of wanted) {
    const subnet: network.Subnet = new network.Subnet(
      `${name}.${key}`,
      {
        resourceGroupName: group.name,
        virtualNetworkName: virtualNetwork.name,
        subnetName,
        addressPrefixes: ipv6 === null ? [address_prefix] : [address_prefix, ipv6],
        delegations: delegation === null ? [] : [{ name: 'service', serviceName: delegation }],
      },
      { dependsOn: before },
    );
    subnets[`${name}.${key}`] = subnet.id;
    before = subnet;
  }
}
