import type { Shape } from '../../../packages/core/src/api';
import { BUILT_IN, convertShape, reference } from './convert';
import { type ConfirmedErrors, confirmErrors } from './errors';
import type { Model } from './model';
import { upperFirst } from './names';
import { applyChange, type OverlayApi, type OverlayErrors } from './overlay';
import { mapReferences, references } from './shapes';

/** One API with the shapes that its request reaches. */
export interface AssembledApi {
  readonly service: string;
  readonly name: string;
  /** The name of the request in `shapes`. */
  readonly input: string;
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The errors as the model spells them. */
  readonly errors: readonly string[];
  /** The errors as Step Functions names them, where a source confirms the names. */
  readonly confirmed?: ConfirmedErrors;
}

interface Parts {
  readonly service: string;
  readonly name: string;
  readonly model: Model | undefined;
  readonly entry: OverlayApi;
  readonly errors?: OverlayErrors;
  /** A member of the model as Step Functions spells it. */
  readonly memberName: (name: string) => string;
}

/** Puts together the request of one API: what the model says, changed as the overlay says. */
export function assemble({ service, name, model, entry, errors, memberName }: Parts): AssembledApi {
  const misfit = (message: string): never => {
    throw new Error(`The overlay of ${service}:${name} ${message}: bring it up to date with the model.`);
  };
  const operation = entry.operation === undefined ? undefined : model?.operations[entry.operation];
  if (entry.operation !== undefined && operation === undefined) misfit(`names the operation ${entry.operation}`);

  const requestName = `${upperFirst(name)}Request`;
  const input = entry.request === undefined ? (operation?.input?.shape ?? requestName) : requestName;
  const own: Readonly<Record<string, Shape>> = {
    ...(entry.request === undefined && operation?.input !== undefined
      ? {}
      : { [input]: entry.request ?? { type: 'structure', members: {} } }),
    ...entry.shapes,
  };
  const find = (shape: string): Shape => {
    if (own[shape] !== undefined) return own[shape];
    if (model?.shapes[shape] === undefined) return misfit(`names the shape ${shape}, which the model does not have`);
    return convertShape(model, shape, memberName);
  };
  // A shape that only names a built-in type needs no entry, whoever refers to it.
  const settle = (to: string): string =>
    own[to] === undefined && model?.shapes[to] !== undefined ? reference(model, to) : to;

  const shapes = new Map<string, Shape>();
  const pending = [input];
  const unmet = new Set(entry.changes ?? []);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (shapes.has(next) || BUILT_IN.has(next)) continue;
    let shape = find(next);
    for (const change of entry.changes ?? []) {
      if ((change.shape ?? input) !== next) continue;
      unmet.delete(change);
      shape = applyChange(shape, change, misfit);
    }
    shape = mapReferences(shape, settle);
    shapes.set(next, shape);
    pending.push(...references(shape));
  }
  for (const change of unmet) misfit(`changes the shape ${change.shape}, which the request does not reach`);
  const modelled = (operation?.errors ?? []).map((error) => error.shape);
  const confirmed = errors && confirmErrors(name, errors, modelled, model);
  return { service, name, input, shapes, errors: modelled, ...(confirmed && { confirmed }) };
}
