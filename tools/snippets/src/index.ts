export { pageSnippetsOf } from './pages';
export { type Outcome, runSnippet } from './run';
