export { main } from './main';
export { type Left, type Moved, type Rewrite, type RewriteOptions, rewrite } from './rewrite';
