export { type Api, type JsonataString, type OpenString, type Shape, type Shapes, type Value } from './api';
export { didYouMean, nearest, type Problem, type ProblemCode, TaskError } from './errors';
