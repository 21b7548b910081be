import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error';

/** The names of this machine. SDKs put `sync-` before the host of StartSyncExecution and TestState. */
const LOOPBACK = /^(?:(?:sync-)?(?:127\.0\.0\.1|localhost)|(?:[a-z0-9-]+\.)+localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Refuses what a page of the web may send by way of a browser on this machine: a name of its own that was made to resolve to this
 * address, or a request across origins.
 */
export function checkCaller({ host, origin, ...headers }: IncomingHttpHeaders): void {
  if (host === undefined || !LOOPBACK.test(host)) {
    throw forbidden(`The host ${host ?? 'of the request'} is no name of this machine: use 127.0.0.1 or localhost.`);
  }
  const site = headers['sec-fetch-site'];
  const isSame = origin === undefined || origin === `http://${host}`;
  if (!isSame || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw forbidden('Pages of other origins may not call this server.');
  }
}

function forbidden(message: string): ApiError {
  return new ApiError('AccessDeniedException', message, 403);
}
