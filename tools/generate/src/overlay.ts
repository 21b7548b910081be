import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Shape } from '../../../packages/core/src/api';
import type { Template } from '../../../packages/local/src/aws/integration';
import type { OverlayJob } from './jobs';

/** Where a fact about Step Functions stands. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** How a structure in Step Functions differs from the one of the API. Member and shape names are those of Step Functions and of the model. */
export interface Change {
  /** The structure; the request itself by default. */
  readonly shape?: string;
  /** Members to add, or to give another shape. */
  readonly set?: Readonly<Record<string, string>>;
  readonly drop?: readonly string[];
  readonly require?: readonly string[];
  readonly optional?: readonly string[];
  readonly why: string;
}

/** One API of an optimised integration. */
export interface OverlayApi {
  /** The AWS API model, where it is not the service's. */
  readonly model?: string;
  /** The operation of the AWS API; by default the one of the same name, and none where `request` stands without it. */
  readonly operation?: string;
  /** The whole request, in place of the operation's. */
  readonly request?: Shape;
  /** Shapes that the model does not have, or that replace it. */
  readonly shapes?: Readonly<Record<string, Shape>>;
  readonly changes?: readonly Change[];
  /** The request to the AWS API and the answer of the task, where they are not those of the task and of the API; local runs use it. */
  readonly call?: { readonly request?: Template; readonly result?: Template };
  /** The member of an answer that says that the request failed after all, and the error's name; in all patterns by default. */
  readonly refused?: { readonly by: string; readonly error: string; readonly patterns?: readonly string[] };
  /** How a task with the pattern `.sync` waits; local runs use it. */
  readonly job?: OverlayJob;
  /** Where it differs from the service's own. */
  readonly source?: Source;
}

/** The names that Step Functions gives the errors of an optimised integration, as far as a source confirms them. */
export interface OverlayErrors {
  /** The name of the generated constant. */
  readonly constant: string;
  /** What a name begins with, before its dot. */
  readonly prefix: string;
  /** Whether the errors of the API model are confirmed to be named so; otherwise only those listed here are. */
  readonly modelled?: true;
  /** Whether they are those of an AWS SDK integration, which spells them otherwise. */
  readonly isSdk?: true;
  /** Names without their prefix that the model does not have. */
  readonly further?: readonly string[];
  /** Names that the same state can fail with under another prefix, whole. */
  readonly others?: readonly string[];
  /** Those of `further` that pass on their own. */
  readonly transient?: readonly string[];
  /** What stands between prefix and status code, where failed HTTP calls are named by it. */
  readonly statusCodes?: string;
  /** The APIs that the names are confirmed for; all by default. */
  readonly apis?: readonly string[];
  readonly source: Source;
}

/** An optimised integration: its APIs, and how each differs from the AWS API. */
export interface Overlay {
  /** The service segment of the resource ARN. */
  readonly service: string;
  /** The AWS API model; none where Step Functions calls no AWS API. */
  readonly model?: string;
  readonly source: Source;
  /** How its errors are called, where they are not called as those of the AWS SDK integration; local runs use it, constants do not. */
  readonly errors?: {
    /** What stands before the name of an error, where it is not the one of `confirmedErrors`. */
    readonly prefix?: string;
    /** The service as the cause of an error names it. */
    readonly service: string;
    /** The error's name where the API does not say which it may raise. */
    readonly other: string;
    /** Where they stand; none where only workflows that people publish show them. */
    readonly source?: Source;
    /** Those of the three that no source of AWS shows. */
    readonly unconfirmed?: readonly ('prefix' | 'service' | 'other')[];
  };
  /** Left out where no source confirms the prefix of its errors. */
  readonly confirmedErrors?: OverlayErrors;
  readonly apis: Readonly<Record<string, OverlayApi>>;
}

/** The overlays of a folder by service segment. */
export function readOverlays(folder: string): ReadonlyMap<string, Overlay> {
  const overlays = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const overlay = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Overlay;
      if (overlay.service !== basename(file, '.json')) {
        throw new Error(`${file} describes the service ${overlay.service}: name the file after its service.`);
      }
      return [overlay.service, overlay] as const;
    });
  return new Map(overlays);
}

/** The structure with one change made; `problem` hears of a change that no longer fits the model. */
export function applyChange(shape: Shape, change: Change, problem: (message: string) => void): Shape {
  if (shape.type !== 'structure') {
    problem('changes a shape that is no structure');
    return shape;
  }
  const members: Record<string, string> = { ...shape.members, ...change.set };
  for (const name of [...(change.drop ?? []), ...(change.require ?? []), ...(change.optional ?? [])]) {
    if (members[name] === undefined) problem(`names the member ${name}, which the structure does not have`);
  }
  for (const name of change.drop ?? []) delete members[name];
  const released = new Set([...(change.drop ?? []), ...(change.optional ?? [])]);
  const required = [
    ...new Set([...(shape.required ?? []).filter((name) => !released.has(name)), ...(change.require ?? [])]),
  ];
  const { required: _, ...rest } = shape;
  return { ...rest, members, ...(required.length === 0 ? {} : { required }) };
}
