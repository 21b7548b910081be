import { parseJsonata } from '../src/jsonata-grammar';

function referencesOf(text: string): string[] {
  const parsed = parseJsonata(text);
  if ('problem' in parsed) throw new Error(`${parsed.problem.position}: ${parsed.problem.message}`);
  return parsed.references.map((reference) => reference.text);
}

test.each<[string, string[]]>([
  ['{% $states.input %}', ['$states.input']],
  ['{%$states.result.a%}', ['$states.result.a']],
  ['{% $states %}', ['$states']],
  ['{% $states.context.Task.Token & $states.input.a[0].b %}', ['$states.context.Task.Token', '$states.input.a']],
  ['{% $states.errorOutput.Cause %}', ['$states.errorOutput.Cause']],
  ['{% {"a": [1, $states.input.`b c`]} %}', ['$states.input.b c']],
  ['{% $states.input.*.a %}', ['$states.input']],
  ['{% $x.($states.context.Task) %}', ['$states.context.Task']],
  ['{% $x.$states.context.Task %}', ['$states.context.Task']],
  ['{% ($f := function($x) { $x }; $f($states.result)) %}', ['$states.result']],
  ['{% $map($states.input, function($v, $i) { $v + $i }) %}', ['$states.input']],
  ['{% $states.input@$o#$i.x.$o(1) %}', ['$states.input.x']],
  ['{% $states.input.a.{"b": %.c} %}', ['$states.input.a']],
  ['{% $states.input ~> $sum ~> $string %}', ['$states.input']],
  ['{% $states.input ~> |a|{"b": $states.context.State.Name}| %}', ['$states.input', '$states.context.State.Name']],
  ['{% $states.input[a = $states.context.Execution.Name]^(>b) %}', ['$states.input', '$states.context.Execution.Name']],
  ['{% /a.*/i %}', []],
  ['{% ($f := $sum; $f(?)) %}', []],
  ['{% $hash($uuid(), "SHA-256") & $string($partition($range(0, 9, 1), 2)) & $parse("1") & $random(7) %}', []],
  ['{% $now() & $millis() %}', []],
])('given %s, when parsed, then it reads %j', (text, references) => {
  expect(referencesOf(text)).toEqual(references);
});

test('given an expression, when parsed twice, then the second comes from memory', () => {
  expect(parseJsonata('{% 1 + 1 %}')).toBe(parseJsonata('{% 1 + 1 %}'));
});

test('given many expressions, when parsed, then the oldest is forgotten', () => {
  const first = parseJsonata('{% "first" %}');
  for (let index = 0; index < 1000; index++) parseJsonata(`{% ${index} %}`);
  expect(parseJsonata('{% "first" %}')).not.toBe(first);
});

test.each<[string, number, string]>([
  ['', 0, 'a JSONata expression starts with {%'],
  ['$a %}', 0, 'a JSONata expression starts with {%'],
  [' {% $a %}', 0, 'a JSONata expression starts with {%'],
  ['{%}', 3, 'a JSONata expression ends with %}'],
  ['{% $a', 5, 'a JSONata expression ends with %}'],
  ['{%%}', 2, 'the expression is empty; write one such as $states.input'],
  ['{%  %}', 2, 'the expression is empty; write one such as $states.input'],
  ['{% $states.input. %}', 17, 'unexpected end of expression'],
  ['{% $a[0 %}', 7, 'expected "]" before end of expression'],
  ['{% {"a" 1} %}', 8, 'expected ":", got 1'],
  ['{% 1 2 %}', 5, 'syntax error: 2'],
  ['{% "a %}', 5, 'string literal must be terminated by a matching quote'],
  ['{% $a ?? 1 %}', 6, 'JSONata 2.0.6, which Step Functions runs, has no operator ??; write $exists(a) ? a : b'],
  ['{% $a ?: 1 %}', 6, 'JSONata 2.0.6, which Step Functions runs, has no operator ?:; write $exists(a) ? a : b'],
  ['{% $eval("1") %}', 3, 'Step Functions has no $eval; use $parse to read JSON text'],
  ['{% "1" ~> $eval %}', 10, 'Step Functions has no $eval; use $parse to read JSON text'],
  ['{% $lowerCase("a") %}', 3, 'there is no function $lowerCase. Did you mean $lowercase?'],
  ['{% "a" ~> $lowerCase %}', 10, 'there is no function $lowerCase. Did you mean $lowercase?'],
  ['{% uppercase("a") %}', 3, 'a function starts with $; write $uppercase'],
  ['{% states.input.a %}', 3, 'states is a variable; write $states'],
  [
    '{% $states.inptu %}',
    11,
    '$states has no field inptu; it has input, result, errorOutput, context. Did you mean input?',
  ],
  [
    '{% $states.context.Executon.Id %}',
    19,
    'the context object has no field Executon; it has Execution, State, StateMachine, Task, Map. Did you mean Execution?',
  ],
  ['{% $states.context.Task.token %}', 24, '$states.context.Task has no field token. Did you mean Token?'],
])('given %s, when parsed, then position %d is named', (text, position, message) => {
  expect(parseJsonata(text)).toEqual({ problem: { position, message } });
});

test('given functions that the expression brings along, when parsed, then their names are known', () => {
  expect(parseJsonata('{% ($double := function($n) { $n * 2 }; $double(2)) %}')).toHaveProperty('ast');
  expect(parseJsonata('{% (function($callback) { $callback(2) })($string) %}')).toHaveProperty('ast');
});

test('given a CDK token in a string, when parsed, then the rest is read', () => {
  expect(referencesOf('{% $states.input.a & "${Token[AWS.Region.1]}" %}')).toEqual(['$states.input.a']);
});

test('given a CDK token that decides the form, when parsed, then it is left to the deployment', () => {
  expect(parseJsonata('{% $a ${Token[TOKEN.1]} 1 %}')).toEqual({ references: [] });
});
