import { ApiError, invalid, missing } from './api-error';
import { invalidArn, parseArn } from './arn';
import { type Alias, type Machine, newRevisionId, type Version } from './machines';
import { type PageRequest, pageAs } from './paging';
import { seconds } from './wire';
import type { World } from './world';

type Route = Alias['routingConfiguration'];

/** Publishes what a machine is now; the last version when nothing changed since. */
export function publish(machine: Machine, description?: string): Version {
  machine.revision = { ...machine.revision, revisionId: machine.revision.revisionId ?? newRevisionId() };
  const last = machine.versions.at(-1);
  if (last && last.revision.revisionId === machine.revision.revisionId) return last;
  machine.lastVersion += 1;
  const version = { number: machine.lastVersion, creationDate: Date.now(), description, revision: machine.revision };
  machine.versions.push(version);
  return version;
}

export const versionOperations = {
  PublishStateMachineVersion: ({ stateMachineArn, revisionId, description }: Record<string, any>, world: World) => {
    const machine = world.machines.get(stateMachineArn);
    const current = machine.revision.revisionId ?? 'INITIAL';
    if (revisionId !== undefined && revisionId !== current) {
      throw new ApiError('ConflictException', `The revision is ${current}, not ${revisionId}.`);
    }
    const version = publish(machine, description);
    return {
      creationDate: seconds(version.creationDate),
      stateMachineVersionArn: `${machine.arn}:${version.number}`,
    };
  },

  ListStateMachineVersions: (request: PageRequest & { stateMachineArn: string }, world: World) => {
    const { arn, versions } = world.machines.get(request.stateMachineArn);
    const newestFirst = versions.map((version) => [-version.number, version] as const).reverse();
    const asked = ['ListStateMachineVersions', arn];
    return pageAs('stateMachineVersions', newestFirst, request, asked, ({ number, creationDate }) => ({
      stateMachineVersionArn: `${arn}:${number}`,
      creationDate: seconds(creationDate),
    }));
  },

  DeleteStateMachineVersion: ({ stateMachineVersionArn }: { stateMachineVersionArn: string }, world: World) => {
    const { machine, qualifier } = split(stateMachineVersionArn, world);
    if (!/^\d+$/.test(qualifier)) throw invalidArn(`${stateMachineVersionArn} is no version`);
    const at = machine?.versions.findIndex(({ number }) => String(number) === qualifier) ?? -1;
    if (!machine || at < 0) return {};
    const user = [...machine.aliases.values()].find(({ routingConfiguration }) =>
      routingConfiguration.some((route) => route.stateMachineVersionArn === stateMachineVersionArn),
    );
    if (user) throw new ApiError('ConflictException', `The alias ${user.name} uses ${stateMachineVersionArn}.`);
    machine.versions.splice(at, 1);
    return {};
  },

  CreateStateMachineAlias: ({ name, description, routingConfiguration }: Record<string, any>, world: World) => {
    const machine = machineOf(routingConfiguration, world);
    const known = machine.aliases.get(name);
    if (known) {
      const isSame = known.description === description && same(known.routingConfiguration, routingConfiguration);
      if (!isSame) throw new ApiError('ConflictException', `The alias ${machine.arn}:${name} is there already.`);
    }
    const creationDate = known?.creationDate ?? Date.now();
    const updateDate = creationDate;
    if (!known) machine.aliases.set(name, { name, description, routingConfiguration, creationDate, updateDate });
    return { stateMachineAliasArn: `${machine.arn}:${name}`, creationDate: seconds(creationDate) };
  },

  UpdateStateMachineAlias: (request: Record<string, any>, world: World) => {
    const { stateMachineAliasArn, description, routingConfiguration } = request;
    const { machine, alias } = aliasOf(stateMachineAliasArn, world);
    if (description === undefined && routingConfiguration === undefined) {
      throw invalid('A description or a routing configuration is required.');
    }
    if (routingConfiguration && machineOf(routingConfiguration, world) !== machine) {
      throw invalid('The versions must be of the state machine of the alias.');
    }
    Object.assign(alias, {
      updateDate: Date.now(),
      ...(description !== undefined && { description }),
      ...(routingConfiguration && { routingConfiguration }),
    });
    return { updateDate: seconds(alias.updateDate) };
  },

  DescribeStateMachineAlias: ({ stateMachineAliasArn }: { stateMachineAliasArn: string }, world: World) => {
    const { creationDate, updateDate, ...alias } = aliasOf(stateMachineAliasArn, world).alias;
    return { stateMachineAliasArn, ...alias, creationDate: seconds(creationDate), updateDate: seconds(updateDate) };
  },

  ListStateMachineAliases: (request: PageRequest & { stateMachineArn: string }, world: World) => {
    const { machine, version } = world.machines.target(request.stateMachineArn);
    const { arn } = machine;
    const leads = ({ routingConfiguration }: Alias) =>
      routingConfiguration.some((route) => route.stateMachineVersionArn === request.stateMachineArn);
    const found = [...machine.aliases.values()].filter((alias) => version === undefined || leads(alias));
    const numbered = found.map((alias, at) => [at, alias] as const);
    const asked = ['ListStateMachineAliases', request.stateMachineArn];
    return pageAs('stateMachineAliases', numbered, request, asked, ({ name, creationDate }) => ({
      stateMachineAliasArn: `${arn}:${name}`,
      creationDate: seconds(creationDate),
    }));
  },

  DeleteStateMachineAlias: ({ stateMachineAliasArn }: { stateMachineAliasArn: string }, world: World) => {
    const { machine, alias } = aliasOf(stateMachineAliasArn, world);
    machine.aliases.delete(alias.name);
    return {};
  },
};

function split(arn: string, world: World) {
  const [name = '', qualifier] = parseArn(arn, 'stateMachine').rest.split(':');
  if (qualifier === undefined) throw invalidArn(`${arn} names no version or alias`);
  return { machine: world.machines.named(name), qualifier };
}

function aliasOf(arn: string, world: World): { machine: Machine; alias: Alias } {
  const { machine, qualifier } = split(arn, world);
  const alias = machine?.aliases.get(qualifier);
  if (!machine || !alias) throw missing.resource(arn);
  return { machine, alias };
}

/** The one machine whose versions a routing names. */
function machineOf(routes: Route, world: World): Machine {
  const machines = routes.map(({ stateMachineVersionArn }) => {
    const { machine, qualifier } = split(stateMachineVersionArn, world);
    const isThere = machine?.versions.some(({ number }) => String(number) === qualifier);
    if (!machine || !isThere) throw missing.resource(stateMachineVersionArn);
    return machine;
  });
  if (new Set(machines).size > 1) throw invalid('The versions must be of one state machine.');
  const total = routes.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== 100) throw invalid(`The weights must add up to 100, found ${total}.`);
  return machines[0]!;
}

function same(left: Route, right: Route): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
