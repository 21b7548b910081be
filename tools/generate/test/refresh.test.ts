import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { refreshModels } from '../src/refresh';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refresh-models-'));
  write('models/data/SOURCE', 'botocore 1.2.3 (Apache-2.0)\n');
  write('models/NOTICE', 'The files are derived from botocore 1.2.3 (where it is).\n');
  write('models/data/gone.json.gz', gzipSync('{}'));
  write('models/data/same.json.gz', gzipSync('{"shapes":{}}', { level: 1 }));
  write('botocore/same/2020-01-01/service-2.json', '{ "documentation": "Prose.", "shapes": {} }');
  write('botocore/queue/2012-11-05/service-2.json', '{ "metadata": { "old": true } }');
  write(
    'botocore/queue/2021-01-01/service-2.json.gz',
    gzipSync('{ "shapes": { "Q": { "documentation": "Prose.", "members": { "documentation": { "shape": "S" } } } } }'),
  );
  write('botocore/nothing/2020-01-01/paginators-1.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const refresh = () => refreshModels(join(folder, 'models'), join(folder, 'botocore'), '1.3.0');

test('the newest API of each service is kept, without prose, and what is gone goes', () => {
  const same = readFileSync(join(folder, 'models/data/same.json.gz'));
  expect(refresh()).toEqual({ written: ['queue'], removed: ['gone'] });
  expect(readdirSync(join(folder, 'models/data')).sort()).toEqual(['SOURCE', 'queue.json.gz', 'same.json.gz']);
  const queue = gunzipSync(readFileSync(join(folder, 'models/data/queue.json.gz'))).toString();
  expect(JSON.parse(queue)).toEqual({ shapes: { Q: { members: { documentation: { shape: 'S' } } } } });
  expect(readFileSync(join(folder, 'models/data/same.json.gz'))).toEqual(same);
});

test('its version stands in SOURCE and NOTICE', () => {
  refresh();
  expect(readFileSync(join(folder, 'models/data/SOURCE'), 'utf8')).toBe('botocore 1.3.0 (Apache-2.0)\n');
  expect(readFileSync(join(folder, 'models/NOTICE'), 'utf8')).toContain('botocore 1.3.0 (where');
});

test('a second refresh changes nothing, and a folder without models is an error', () => {
  refresh();
  expect(refresh()).toEqual({ written: [], removed: [] });
  expect(() => refreshModels(join(folder, 'models'), join(folder, 'models'), '1.3.0')).toThrow('holds no <service>');
});
