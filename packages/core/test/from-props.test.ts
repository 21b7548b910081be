import { type Api, JsonPath, memberFrom, requestFrom } from '../src';

const api: Api<any> = {
  service: 'orders',
  name: 'placeOrder',
  input: 'Request',
  shapes: {
    Request: { type: 'structure', members: { VPCConfig: 'Vpc', Lines: 'Lines', Labels: 'Labels', Note: 'document' } },
    Vpc: { type: 'structure', members: { SubnetIds: 'Subnets' } },
    Subnets: { type: 'list', member: 'string' },
    Lines: { type: 'list', member: 'Line' },
    Line: { type: 'structure', members: { Sku: 'string' } },
    Labels: { type: 'map', key: 'string', value: 'Line' },
  },
  errors: [],
};

describe('requestFrom', () => {
  test('spells members as the API does, at every depth, and leaves map keys and documents alone', () => {
    const at = JsonPath.stringAt('$.sku');
    expect(
      requestFrom(api, {
        vpcConfig: { subnetIds: ['a'] },
        lines: [{ sku: at }],
        labels: { 'my key': { sku: 'x' } },
        note: { any: { thing: 1 } },
        absent: undefined,
      }),
    ).toEqual({
      VPCConfig: { SubnetIds: ['a'] },
      Lines: [{ Sku: at }],
      Labels: { 'my key': { Sku: 'x' } },
      Note: { any: { thing: 1 } },
    });
  });

  test('keeps what the API does not have, for the check to report', () => {
    expect(requestFrom(api, { linez: 1 })).toEqual({ Linez: 1 });
  });

  test('keeps expressions where an object fits', () => {
    const lines = JsonPath.objectAt('$.lines');
    expect(requestFrom<any>(api, { lines }).Lines).toBe(lines);
  });
});

describe('memberFrom', () => {
  test('spells a nested structure, and passes undefined on', () => {
    expect(memberFrom(api, 'Vpc', { subnetIds: ['a'] })).toEqual({ SubnetIds: ['a'] });
    expect(memberFrom(api, 'Vpc', undefined)).toBeUndefined();
  });
});
