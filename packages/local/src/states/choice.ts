import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileTyped } from '../template/jsonata-template';
import { assignVariables } from './assign-variables';
import { compileCondition } from './choice-condition';
import { compileAssign, compileDataFlow, compileJsonataOutput, limitedOutput } from './data-flow';
import { stateOf } from './state';

interface Rule {
  readonly next: string;
  matches(input: Json, branch: Branch): Maybe<boolean>;
  /** Assign and Output of the rule. */
  leave(input: Json, branch: Branch): Maybe<Json>;
}

/** A Choice state. */
export function compileChoice(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const flow = compileDataFlow(definition, surroundings);
  const choices = definition['Choices'] as readonly Readonly<Record<string, any>>[];
  const rules = choices.map((choice, at) =>
    surroundings.language === 'JSONata' ? jsonataRule(choice, at) : pathRule(choice, flow),
  );
  const fallback = definition['Default'] as string | undefined;
  const simple = surroundings.language === 'JSONPath';

  const from = (at: number, input: Json, branch: Branch): Maybe<Json> => {
    for (let index = at; index < rules.length; index += 1) {
      const rule = rules[index]!;
      const matched = rule.matches(input, branch);
      if (matched instanceof Promise) {
        return matched.then((yes) => (yes ? take(rule, input, branch) : from(index + 1, input, branch)));
      }
      if (matched) return take(rule, input, branch);
    }
    if (fallback === undefined) {
      throw new Failure(
        'States.NoChoiceMatched',
        'Failed to transition out of the state. The state does not point to a next state.',
        { bare: true },
      );
    }
    branch.next = fallback;
    return flow.after(input, input, branch);
  };
  const take = (rule: Rule, input: Json, branch: Branch): Maybe<Json> => {
    branch.next = rule.next;
    return then(rule.leave(input, branch), (output) => limitedOutput(output, input, branch));
  };
  return stateOf(definition, surroundings, {
    next: undefined,
    run: simple
      ? (branch, input) => from(0, flow.before(input, branch) as Json, branch)
      : (branch, input) => from(0, input, branch),
  });
}

function pathRule(choice: Readonly<Record<string, any>>, flow: ReturnType<typeof compileDataFlow>): Rule {
  const assign = compileAssign(choice['Assign'] as Json | undefined);
  return {
    next: choice['Next'] as string,
    matches: compileCondition(choice),
    leave: (input, branch) => {
      const assigned: JsonObject | undefined = assign?.(input, branch);
      return then(flow.after(input, input, branch), (output) => {
        // The state's own Assign is for its Default.
        assignVariables(branch, assigned);
        return output;
      });
    },
  };
}

function jsonataRule(choice: Readonly<Record<string, any>>, at: number): Rule {
  const condition = compileTyped(choice['Condition'], `Choices[${at}]/Condition`, 'boolean');
  const leave = compileJsonataOutput(choice, `Choices[${at}]/`);
  return {
    next: choice['Next'] as string,
    matches: (input, branch) => condition({ input }, branch) as Maybe<boolean>,
    leave: (input, branch) => leave({ input }, input, branch),
  };
}
