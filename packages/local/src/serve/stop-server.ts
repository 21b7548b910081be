import type { Server } from 'node:http';
import type { World } from './world';

/** Ends executions and long polls, answers what is under way, and closes the server; connections that stay are cut after a second. */
export async function stopServer(server: Server, world: World): Promise<void> {
  world.stopping.abort();
  world.executions.stopAll();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(cut);
}
