import {
  CreateStateMachineAliasCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineVersionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { type Desk, machineOf, openDesk } from './serve-desk';

const result = (value: number) => ({ Done: { Type: 'Pass', Result: value, End: true } });

describe('given a machine with versions and an alias', () => {
  let desk: Desk;
  let stateMachineArn: string;
  const versions: string[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    stateMachineArn = await desk.make('Orders', result(1));
    for (const value of [2, 3]) {
      versions.push(
        (await desk.send(new PublishStateMachineVersionCommand({ stateMachineArn }))).stateMachineVersionArn!,
      );
      await desk.send(new UpdateStateMachineCommand({ stateMachineArn, definition: machineOf(result(value)) }));
    }
  });
  afterAll(() => desk.close());

  const run = async (arn: string) => {
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn: arn }));
    return desk.end(executionArn!);
  };

  test('when a version is started, then what was published runs', async () => {
    expect(versions).toEqual([`${stateMachineArn}:1`, `${stateMachineArn}:2`]);
    expect(await run(versions[0]!)).toMatchObject({ output: '1', stateMachineVersionArn: versions[0] });
    expect(await run(versions[1]!)).toMatchObject({ output: '2' });
    expect(await run(stateMachineArn)).toMatchObject({ output: '3' });
    const described = await desk.send(new DescribeStateMachineCommand({ stateMachineArn: versions[0] }));
    expect(described).toMatchObject({ stateMachineArn: versions[0], definition: machineOf(result(1)) });
    const listed = await desk.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(listed.stateMachineVersions!.map((version) => version.stateMachineVersionArn)).toEqual(
      versions.toReversed(),
    );
  });

  test('when nothing changed since, then publishing gives the last version; another revision is a conflict', async () => {
    await desk.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    const { stateMachineVersionArn } = await desk.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(stateMachineVersionArn).toBe(`${stateMachineArn}:3`);
    await expect(
      desk.send(new PublishStateMachineVersionCommand({ stateMachineArn, revisionId: 'other' })),
    ).rejects.toMatchObject({ name: 'ConflictException' });
  });

  test('when an alias is started, then a version that it leads to runs', async () => {
    const route = (...weights: number[]) =>
      weights.map((weight, at) => ({ stateMachineVersionArn: versions[at], weight }));
    const make = (routingConfiguration: ReturnType<typeof route>) =>
      desk.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }));
    await expect(make(route(50, 40))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('100'),
    });
    const { stateMachineAliasArn } = await make(route(0, 100));
    expect(stateMachineAliasArn).toBe(`${stateMachineArn}:live`);
    expect(await run(stateMachineAliasArn!)).toMatchObject({ output: '2', stateMachineAliasArn });

    await desk.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration: route(100) }));
    expect(await run(stateMachineAliasArn!)).toMatchObject({ output: '1', stateMachineVersionArn: versions[0] });
    const { executions } = await desk.send(new ListExecutionsCommand({ stateMachineArn: stateMachineAliasArn }));
    expect(executions).toHaveLength(2);
    expect(await desk.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      name: 'live',
      routingConfiguration: route(100),
    });
    const listed = await desk.send(new ListStateMachineAliasesCommand({ stateMachineArn }));
    expect(listed.stateMachineAliases).toMatchObject([{ stateMachineAliasArn }]);

    const remove = new DeleteStateMachineVersionCommand({ stateMachineVersionArn: versions[0] });
    await expect(desk.send(remove)).rejects.toMatchObject({
      name: 'ConflictException',
      message: expect.stringContaining('alias live'),
    });
    await desk.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await desk.send(remove);
    await expect(run(versions[0]!)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(desk.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});
