import { stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { FargatePlatformVersion, LaunchType, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { CapacityProviderOptions, EcsEc2LaunchTarget, EcsFargateLaunchTarget, EcsRunTask } from '../src';
import { onFargate, onInstances } from './fixture';

describe('launch targets', () => {
  test('a launch target of the user binds once, with the task definition and the cluster', () => {
    // GIVEN
    const stack = stackIn();
    const { cluster, taskDefinition } = onInstances(stack, NetworkMode.HOST);
    const bind = jest.fn(() => ({ parameters: { LaunchType: LaunchType.EXTERNAL } }));
    // WHEN
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget: { bind } });
    const state = synthesiseState(stack, task);
    // THEN
    expect(state['Parameters'].LaunchType).toBe('EXTERNAL');
    expect(bind.mock.calls).toEqual([[task, { cluster, taskDefinition }]]);
  });

  test('a parameter of a launch target that the API does not have is reported', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onInstances(stack);
    const launchTarget = { bind: () => ({ parameters: { LaunchTypes: 'EC2' } }) };
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    expect(() => synthesise(stack, task)).toThrow(/API_UNKNOWN_PARAMETER at LaunchTypes: .*Did you mean LaunchType\?/);
  });

  test('instances take no Fargate task definition, and need a cluster that has some', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget: new EcsEc2LaunchTarget() });
    expect(() => synthesise(stack, task)).toThrow(
      /at launchTarget: the task definition is not compatible with EC2\..*\n.*at launchTarget: the cluster has no EC2 capacity\./,
    );
  });

  test.each([
    ['Fargate', 0],
    ['Fargate', 21],
    ['EC2', 21],
  ])('a strategy on %s with %i capacity providers is an error', (target, size) => {
    const stack = stackIn();
    const capacityProviderOptions = CapacityProviderOptions.custom(
      Array.from({ length: size }, (_, index) => ({ capacityProvider: `provider-${index}` })),
    );
    const props =
      target === 'EC2'
        ? { ...onInstances(stack), launchTarget: new EcsEc2LaunchTarget({ capacityProviderOptions }) }
        : { ...onFargate(stack), launchTarget: new EcsFargateLaunchTarget({ capacityProviderOptions }) };
    const task = new EcsRunTask(stack, 'Run', props);
    expect(() => synthesise(stack, task)).toThrow(
      `at launchTarget: the capacity provider strategy names ${size} capacity providers, 1 to 20 fit.`,
    );
  });

  test('the platform version may be left to AWS', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const common = { cluster, taskDefinition };
    const open = new EcsRunTask(stack, 'Open', { ...common, launchTarget: new EcsFargateLaunchTarget() });
    const platformVersion = FargatePlatformVersion.VERSION1_4;
    const fixed = new EcsRunTask(stack, 'Fixed', {
      ...common,
      launchTarget: new EcsFargateLaunchTarget({ platformVersion }),
    });
    const { definition } = synthesise(stack, open.next(fixed));
    expect(definition.States['Open']!['Parameters']).not.toHaveProperty('PlatformVersion');
    expect(definition.States['Fixed']!['Parameters'].PlatformVersion).toBe('1.4.0');
  });
});
