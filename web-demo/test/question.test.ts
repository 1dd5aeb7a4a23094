import { services } from 'ipplan/size';
import { describe, expect, test } from 'vitest';
import { asking, beginning, command, named, ofQuery, toQuery } from '../src/calculator/question';

const service = (id: string) => services(id).services[0]!;

describe('the address', () => {
  test('holds the question, and gives it back', () => {
    const question = { service: 'app-service', instances: '10', headroom: '20%', cidr: '10.0.0.0' };
    expect(toQuery(question)).toBe('service=app-service&instances=10&headroom=20%25&cidr=10.0.0.0');
    expect(ofQuery(toQuery(question))).toEqual(question);
  });
  test('every example of every service comes back', () => {
    for (const { id, examples } of services().services) {
      for (const { given } of examples) {
        const question = { service: id, ...Object.fromEntries(given) };
        expect(ofQuery(toQuery(question))).toEqual(question);
      }
    }
  });
  test('names the service first, and what is empty is not asked', () => {
    expect(toQuery({ instances: '1', service: 'hosts' })).toBe('service=hosts&instances=1');
    expect(ofQuery('service=hosts&addresses=&edition=')).toEqual({ service: 'hosts' });
  });
  test('takes the names that people use', () => {
    expect(named(ofQuery('service=webapp&win-containers=4&bogus=1'), service('app-service'))).toEqual({
      service: 'app-service',
      'windows-container-apps': '4',
      bogus: '1',
    });
  });
});

test('a value that changes keeps its place', () => {
  const question = { service: 'hosts', addresses: '3', platform: 'aws' };
  expect(Object.entries(asking(question, 'addresses', '4'))[1]).toEqual(['addresses', '4']);
  expect(asking(question, 'addresses', undefined)).toEqual({ service: 'hosts', platform: 'aws' });
});

describe('the command', () => {
  const of = (question: Record<string, string>) => command(question, service(question.service!));
  test('has a flag for every value', () => {
    expect(of({ service: 'app-service', instances: '10', tier: 'P1v3', headroom: '20%', fit: 'advised' })).toBe(
      'ipplan size app-service --instances 10 --tier P1v3 --headroom 20% --fit advised',
    );
  });
  test('turns off what is on, and on what is off', () => {
    expect(of({ service: 'app-service', instances: '4', scaling: 'false' })).toBe(
      'ipplan size app-service --instances 4 --no-scaling',
    );
    expect(of({ service: 'app-service', instances: '4', scaling: 'true' })).toBe(
      'ipplan size app-service --instances 4',
    );
    expect(of({ service: 'hdinsight', workers: '4', kafka: 'true' })).toBe('ipplan size hdinsight --workers 4 --kafka');
  });
  test('quotes what a shell would read', () => {
    expect(of({ service: 'hosts', addresses: "1; echo 'x'" })).toBe(
      "ipplan size hosts --addresses '1; echo '\\''x'\\'''",
    );
  });
});

test('a service begins with what it cannot do without', () => {
  expect(beginning(service('aks-node-subnet'), () => true)).toEqual({ service: 'aks-node-subnet', nodes: '50' });
  expect(beginning(service('bastion'), () => true)).toEqual({ service: 'bastion' });
  const whole = { service: 'aks-node-subnet', nodes: '50', 'surge-nodes': '1', 'max-pods': '30' };
  expect(beginning(service('aks-node-subnet'), () => false)).toEqual(whole);
});
