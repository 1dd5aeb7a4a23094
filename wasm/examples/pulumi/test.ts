// Runs the program without Azure: what it would create is what the plan says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import pulumi from '@pulumi/pulumi';
import { plan } from 'ipplan';

type Inputs = Record<string, any>;

test('every subnet of the plan is created', async () => {
  const created: { type: string; name: string; inputs: Inputs }[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      created.push({ type, name, inputs });
      return { id: `id of ${name}`, state: { name, ...inputs } };
    },
    call: ({ inputs }) => inputs,
  });
  const { subnets } = await import('./index.js');
  await Promise.all(
    Object.values(subnets).map((id) => new Promise((done) => (id as pulumi.Output<string>).apply(done))),
  );

  const request = readFileSync(new URL('../request.yaml', import.meta.url), 'utf8');
  const lock = readFileSync(new URL('../lock.json', import.meta.url), 'utf8');
  const expected = plan(request, { lock }).networks.flatMap((network) =>
    network.subnets.map((subnet) => ({
      name: `${network.name}.${subnet.key}`,
      range: [subnet.address_prefix],
      called: subnet.name,
      delegated: subnet.delegation === null ? [] : [subnet.delegation],
    })),
  );
  const made = created.filter(({ type }) => type === 'azure-native:network:Subnet');
  const found = made.map(({ name, inputs }) => ({
    name,
    range: inputs.addressPrefixes,
    called: inputs.subnetName,
    delegated: inputs.delegations.map((it: Inputs) => it.serviceName),
  }));
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  assert.deepEqual(found.sort(byName), expected.sort(byName));
  assert.equal(created.filter(({ type }) => type === 'azure-native:network:VirtualNetwork').length, 2);
});
