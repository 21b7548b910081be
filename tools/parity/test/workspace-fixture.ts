import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { declarations, manifest } from './peer-fixture';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const letters = `
import { aws_stepfunctions } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { JsonataProps } from '../../core/src/index';

export enum Stamp { FIRST = 'first', SECOND = 'second' }
export interface Receiver { readonly name: string | number }
export interface SendLetterProps extends aws_stepfunctions.BaseProps {
  readonly text: string;
  readonly stamp?: Stamp;
  readonly copies?: number | string;
  readonly receivers: readonly Receiver[];
  readonly seal?: SendLetter.SealProperty;
  readonly outputs?: { [key: string]: any };
}
export class SendLetter extends aws_stepfunctions.TaskBase {
  static jsonata(scope: Construct, id: string, props: JsonataProps<SendLetterProps>): SendLetter { return new SendLetter(scope, id, props); }
  protected readonly metrics?: string;
  constructor(scope: Construct, id: string, props: SendLetterProps) { super(); }
}
export namespace SendLetter {
  export interface SealProperty { readonly color: string }
}
export interface IPaper { fold(): string }
export abstract class Envelope implements IPaper {
  static readonly LARGE: Envelope;
  size = 1;
  constructor(...labels: string[]) {}
  fold(times = 1): string { return 'folded'; }
  protected glue(): void {}
}
`;

const index =
  "export { Envelope, type IPaper, type Receiver, SendLetter, type SendLetterProps, Stamp } from './letters';";

/** A workspace whose package `letters` has all that the peer has; `changes` replace text in it. */
export function workspace(changes: Changes = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-parity-'));
  folders.push(folder);
  const source = (changes.letters ?? []).reduce(replaced, letters);
  const files: Readonly<Record<string, string | Buffer>> = {
    'tsconfig.base.json': JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2015'],
        module: 'ESNext',
        moduleResolution: 'Bundler',
        strict: true,
      },
    }),
    'node_modules/aws-cdk-lib/package.json': JSON.stringify({ name: 'aws-cdk-lib', types: 'index.d.ts' }),
    'node_modules/aws-cdk-lib/index.d.ts': declarations,
    'node_modules/aws-cdk-lib/.jsii.gz': gzipSync(JSON.stringify(manifest)),
    'node_modules/constructs/package.json': JSON.stringify({ name: 'constructs', types: 'index.d.ts' }),
    'node_modules/constructs/index.d.ts': 'export declare class Construct { private readonly node; }',
    'packages/core/src/index.ts': "export type { JsonataProps } from './props';",
    'packages/core/src/props.ts': "export type JsonataProps<Props> = Omit<Props, 'outputPath'>;",
    'packages/letters/src/index.ts': (changes.index ?? []).reduce(replaced, index),
    'packages/letters/src/letters.ts': source,
    'tools/parity/differences.json': JSON.stringify(
      changes.accepted ?? { 'one-props-interface': ['SendLetterJsonataProps'] },
    ),
    'docs/differences.md': changes.page ?? '- **one-props-interface** – One for both languages.\n',
    ...changes.files,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A text, and what stands in its place. */
export type Replacement = readonly [from: string, to: string];

/** What is other than in the good workspace. */
export interface Changes {
  readonly letters?: readonly Replacement[];
  readonly index?: readonly Replacement[];
  readonly accepted?: Readonly<Record<string, readonly string[]>>;
  readonly page?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function replaced(source: string, [from, to]: Replacement): string {
  if (!source.includes(from)) throw new Error(`The fixture has no ${from}.`);
  return source.replace(from, to);
}
