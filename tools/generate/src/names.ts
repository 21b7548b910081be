import sdkMemberNames from '../data/sdk-member-names.json';

const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = sdkMemberNames.names;

/** `sendMessage` as `SendMessage`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `SendMessage` as `sendMessage`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `emr-containers` as `EmrContainers`, and `aws-sdk:glue` as `AwsSdkGlue`. */
export function pascalCase(segment: string): string {
  return segment
    .split(/[^a-zA-Z0-9]+/)
    .map(upperFirst)
    .join('');
}

/** A member's name in an optimised integration: the API's own with a capital first letter. */
export function optimisedMemberName(name: string): string {
  return upperFirst(name);
}

/**
 * A member's name in an AWS SDK integration: the property of the AWS SDK for Java 2.x with a capital first letter.
 *
 * That SDK writes an acronym at the start of a name as a word (`DBInstanceIdentifier` as `dbInstanceIdentifier`) and leaves later ones alone.
 */
export function sdkMemberName(model: string, name: string): string {
  const exception = exceptions[model]?.[name] ?? exceptions['*']?.[lowerFirst(name)];
  if (exception !== undefined) return exception;
  const property = name.replace(/^[A-Z]+(?![a-z])|^[A-Z](?=[a-z])/, (start) => start.toLowerCase());
  return upperFirst(property);
}

/** The name of a shape, fit for a TypeScript interface: models also write `__listOf__string` and `topicARN`. */
export function shapeName(name: string): string {
  return upperFirst(name.replace(/^_+/, ''));
}
