#!/usr/bin/env node
import { main } from './command/main';

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
