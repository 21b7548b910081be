import fs from 'node:fs';
import { join } from 'node:path';
import { integrations } from '../src/services.generated';

const folder = join(__dirname, '..', 'src', 'catalogue');
const files = fs.readdirSync(folder);
const services = files.map((file) => JSON.parse(fs.readFileSync(join(folder, file), 'utf8')));

describe('given the catalogue', () => {
  const operations = services.flatMap((service) => Object.values<any>(service.operations).map((facts) => ({ facts })));
  const count = (test: (facts: any) => boolean) => operations.filter(({ facts }) => test(facts)).length;

  test('then so many operations have derived permissions, and so many need iamAction', () => {
    expect({
      services: files.length,
      operations: operations.length,
      derived: count(({ allow }) => allow !== undefined),
      needIamAction: count(({ allow }) => allow === undefined),
      resourcesFromTheRequest: count(
        ({ allow }) => allow?.length > 0 && allow.every((permit: any) => permit.resources?.length > 0),
      ),
      withoutResources: count(({ allow }) => allow?.every((permit: any) => permit.resources?.length === 0)),
      passRole: count(({ roles }) => roles !== undefined),
      mayPassRole: count(({ otherRoles }) => otherRoles !== undefined),
      needIamResources: count(({ allow }) => allow?.some((permit: any) => permit.resources === undefined)),
    }).toEqual({
      services: 420,
      operations: 19_137,
      derived: 18_684,
      needIamAction: 453,
      resourcesFromTheRequest: 10_678,
      withoutResources: 5_139,
      passRole: 475,
      mayPassRole: 377,
      needIamResources: 2_866,
    });
  });

  test('then these integrations have no model, so that nothing of theirs is checked', () => {
    const known = new Set(files.map((file) => file.replace('.generated.json', '')));
    expect(Object.keys(integrations).filter((segment) => !known.has(segment))).toEqual(
      'elasticinference finspace finspacedata iotanalytics iotevents ioteventsdata lookoutvision opsworkscm panorama privatenetworks sagemakerruntimehttp2 simspaceweaver sms tnb'.split(
        ' ',
      ),
    );
  });

  test('then so many services name errors that pass on their own', () => {
    const named = services.filter(({ transient }) => transient.length > 0);
    expect(named).toHaveLength(366);
    for (const { errors, transient } of named) expect(errors).toEqual(expect.arrayContaining(transient));
  });

  test('then each template is of parameters that the request has', () => {
    const isWritten = (template: string) =>
      /^!?(\w+=)?arn:\{Partition\}:[^{}]*(\{[\w.[\]*|-]+\}[^{}]*)*$/.test(template);
    const templates = operations.flatMap(({ facts }) =>
      (facts.allow ?? []).flatMap((permit: any) => permit.resources ?? []),
    );
    expect(templates.length).toBeGreaterThan(10_000);
    expect(templates.filter((template) => !isWritten(template))).toEqual([]);
  });
});
