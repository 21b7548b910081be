import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import type { TemplateJson } from './role-permissions';

/** A stack and the CloudFormation template that it synthesises to. */
export interface Synthesised {
  readonly stack: Stack;
  readonly template: TemplateJson;
  /** What the synthesis warned of. */
  readonly warnings: readonly string[];
}

/** Synthesises the stack that a function makes; nothing stays on the disk. */
export function synthesise(makeStack: (app: App) => Stack): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-demo-'));
  try {
    const app = new App({ outdir: folder });
    const stack = makeStack(app);
    const { template, messages } = app.synth().getStackArtifact(stack.artifactId);
    return { stack, template, warnings: messages.map(({ id, entry }) => `${id}: ${entry.data}`) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
