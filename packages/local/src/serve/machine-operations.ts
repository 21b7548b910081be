import { isDeepStrictEqual } from 'node:util';
import { ApiError, invalid } from './api-error';
import { parseArn } from './arn';
import { checkDefinition, DEFAULTS, type Machine, newRevisionId, type Revision } from './machines';
import { type PageRequest, pageAs } from './paging';
import { tagsOf } from './tags';
import { publish } from './versions';
import { revisionFields, seconds } from './wire';
import type { World } from './world';

export const machineOperations = {
  CreateStateMachine: (request: Record<string, any>, world: World) => {
    const { name, definition, roleArn, type = 'STANDARD' } = request;
    if (request['versionDescription'] !== undefined && request['publish'] !== true) {
      throw invalid('Version description can only be set when publish is true');
    }
    checkDefinition(definition, type);
    const revision = {
      definition,
      roleArn,
      loggingConfiguration: request['loggingConfiguration'] ?? DEFAULTS.loggingConfiguration,
      tracingConfiguration: request['tracingConfiguration'] ?? DEFAULTS.tracingConfiguration,
      encryptionConfiguration: request['encryptionConfiguration'],
    };
    const known = world.machines.named(name);
    if (known && !isSame(known, type, revision)) {
      throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${known.arn}'`);
    }
    const machine = known ?? world.machines.add(name, type, revision, tagsOf(request['tags']));
    const version = request['publish'] === true ? publish(machine, request['versionDescription']) : undefined;
    return {
      stateMachineArn: machine.arn,
      creationDate: seconds(machine.creationDate),
      ...(version && { stateMachineVersionArn: `${machine.arn}:${version.number}` }),
    };
  },

  UpdateStateMachine: (request: Record<string, any>, world: World) => {
    const machine = world.machines.get(request['stateMachineArn']);
    const { definition, roleArn } = request;
    const changes = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'];
    if (definition === undefined && roleArn === undefined && changes.every((name) => request[name] === undefined)) {
      throw new ApiError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, or a configuration is required.',
      );
    }
    if (definition !== undefined) checkDefinition(definition, machine.type);
    const given = Object.entries(request).filter(([name]) => ['definition', 'roleArn', ...changes].includes(name));
    const revision = { ...machine.revision, ...Object.fromEntries(given), updateDate: Date.now() };
    const isNew = definition !== undefined || roleArn !== undefined;
    machine.revision = isNew ? { ...revision, revisionId: newRevisionId() } : revision;
    const version = request['publish'] === true ? publish(machine, request['versionDescription']) : undefined;
    return {
      updateDate: seconds(machine.revision.updateDate),
      revisionId: machine.revision.revisionId,
      ...(version && { stateMachineVersionArn: `${machine.arn}:${version.number}` }),
    };
  },

  DescribeStateMachine: ({ stateMachineArn, includedData }: Record<string, any>, world: World) => {
    const { machine, version, revision } = world.machines.target(stateMachineArn);
    return {
      stateMachineArn,
      name: machine.name,
      status: 'ACTIVE',
      type: machine.type,
      creationDate: seconds(version?.creationDate ?? machine.creationDate),
      description: version?.description,
      ...revisionFields(revision, includedData),
    };
  },

  ListStateMachines: (request: PageRequest, world: World) => {
    const machines = world.machines.list().map((machine) => [machine.order, machine] as const);
    const asked = ['ListStateMachines'];
    return pageAs('stateMachines', machines, request, asked, ({ arn, name, type, creationDate }) => ({
      stateMachineArn: arn,
      name,
      type,
      creationDate: seconds(creationDate),
    }));
  },

  DeleteStateMachine: ({ stateMachineArn }: { stateMachineArn: string }, world: World) => {
    parseArn(stateMachineArn, 'stateMachine');
    const machine = world.machines.list().find(({ arn }) => arn === stateMachineArn);
    if (machine) {
      world.machines.remove(machine);
      world.executions.removeOf(machine);
    }
    return {};
  },
};

/** CreateStateMachine may be repeated; it leaves role and tags out of the comparison. */
function isSame(machine: Machine, type: string, revision: Omit<Revision, 'updateDate'>): boolean {
  const compared = ['definition', 'loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'] as const;
  return machine.type === type && compared.every((name) => isDeepStrictEqual(machine.revision[name], revision[name]));
}
