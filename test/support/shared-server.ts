import { inject } from 'vitest';

/**
 * The address of a server that all test files of the run share; starts it when this is the first to ask.
 * @throws with the server's own complaint when it does not start.
 */
export async function sharedServer(name: 'postgres' | 'temporal' | 'web'): Promise<string> {
  const response = await fetch(`${inject('testServers')}/${name}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(`The test run's ${name} server did not start: ${answer}`);
  return answer;
}
