import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, problemBody } from '../problem.ts';

/** A filter repeated a thousand times fits, and is then refused with its name like a shorter one. */
export const LONGEST_HEADERS = 64 * 1024;

const problemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem(431, 'headers_too_large', 'The address and headers are longer than this server reads.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'timeout', 'The request did not come in time.');
  return new Problem(400, 'invalid', 'The request is no HTTP.');
};

/** What Node cannot even read as a request gets a problem as well, written by hand since there is no reply to send. */
export function answerBrokenRequest({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(code);
  const body = JSON.stringify(problemBody(problem, randomUUID()));
  const head = [
    `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? 'Error'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
