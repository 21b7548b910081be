import { Token, Tokenization } from 'aws-cdk-lib';
import { type Conditions, type Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * How large a merged statement may get, in characters.
 *
 * aws-cdk-lib divides a large policy between its statements, never within one, and a managed policy holds 6,144 characters.
 */
const MAX_SIZE = 2000;

/** What an ARN with a CDK token counts for, as aws-cdk-lib estimates it. */
const TOKEN_SIZE = 150;

/** A statement on its way: which actions it allows on which resources. */
interface Grant {
  readonly effect: Effect;
  readonly conditions: Conditions;
  /** Effect and conditions, in which two grants must agree. */
  readonly identity: string;
  readonly actions: string[];
  readonly resources: string[];
  /** The statement itself, as long as nothing was added to it or taken away. */
  statement?: PolicyStatement;
}

/**
 * Statements that say the same in fewer: each action is allowed on the same resources under the same conditions as before.
 *
 * Statements on the same resources get one list of actions, those with the same actions one list of resources. One that has neither,
 * or that is about principals, stays as it is.
 */
export class MergedStatements {
  private readonly grants: (Grant | PolicyStatement)[] = [];
  private readonly known = new Set<string>();

  /** Takes a statement, unless an equal one is there. */
  public add(statement: PolicyStatement): void {
    const grant = grantOf(statement);
    if (!(grant instanceof PolicyStatement)) {
      const key = JSON.stringify([grant.identity, grant.actions, grant.resources]);
      if (this.known.has(key)) return;
      this.known.add(key);
    }
    this.grants.push(grant);
  }

  public all(): PolicyStatement[] {
    let grants: readonly (Grant | PolicyStatement)[] = this.grants;
    let before: number;
    do {
      before = grants.length;
      grants = union(union(grants, 'resources', 'actions'), 'actions', 'resources');
    } while (grants.length < before);
    return grants.map((grant) => (grant instanceof PolicyStatement ? grant : (grant.statement ?? statementOf(grant))));
  }
}

/** The parts of a statement; the statement itself where it cannot be merged. */
function grantOf(statement: PolicyStatement): Grant | PolicyStatement {
  const { effect, conditions, actions, resources } = statement;
  const members = [...actions, ...resources];
  if (
    statement.sid !== undefined ||
    statement.hasPrincipal ||
    actions.length === 0 ||
    resources.length === 0 ||
    // A token that stands for a list must stay the only entry.
    members.some((member) => member.startsWith('#{Token['))
  ) {
    return statement;
  }
  return { effect, conditions, identity: effect + textOf(conditions), actions, resources, statement };
}

type Part = 'actions' | 'resources';

/** Joins the grants that have one part in common: the other becomes the union of theirs. */
function union(grants: readonly (Grant | PolicyStatement)[], common: Part, other: Part): (Grant | PolicyStatement)[] {
  const groups = new Map<string, { readonly present: Set<string>; open?: Grant; room: number }>();
  const result: (Grant | PolicyStatement)[] = [];
  for (const grant of grants) {
    if (grant instanceof PolicyStatement) {
      result.push(grant);
      continue;
    }
    const key = JSON.stringify([grant.identity, ...[...grant[common]].sort()]);
    let group = groups.get(key);
    if (group === undefined) {
      group = { present: new Set(), room: 0 };
      groups.set(key, group);
    }
    const { present } = group;
    const added = grant[other].filter((member) => !present.has(member));
    if (added.length === 0) continue;
    for (const member of added) present.add(member);
    const size = sizeOf(added);
    if (group.open !== undefined && size <= group.room) {
      group.open[other].push(...added);
      group.open.statement = undefined;
      group.room -= size;
    } else {
      const whole = added.length === grant[other].length;
      group.open = { ...grant, [other]: added, statement: whole ? grant.statement : undefined };
      group.room = MAX_SIZE - sizeOf(grant[common]) - size;
      result.push(group.open);
    }
  }
  return result;
}

function statementOf({ effect, actions, resources, conditions }: Grant): PolicyStatement {
  return new PolicyStatement({ effect, actions, resources, conditions });
}

function sizeOf(members: readonly string[]): number {
  return members.reduce((sum, member) => sum + (Token.isUnresolved(member) ? TOKEN_SIZE : member.length) + 3, 0);
}

/** Conditions as JSON in which tokens stay apart: left to themselves, they all look the same. */
function textOf(conditions: Conditions): string {
  return JSON.stringify(conditions, function (this: Record<string, unknown>, key, value) {
    const member = this[key];
    return Tokenization.isResolvable(member) ? Token.asString(member) : value;
  });
}
