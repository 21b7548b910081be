export { type DemoOptions, demo } from './demo';
