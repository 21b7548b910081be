export { EvaluateExpression, type EvaluateExpressionProps } from './evaluate-expression';
