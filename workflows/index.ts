/** All workflows: the one bundle that both workers run. */
export { contact } from './contact.ts';
export * from './bulk/index.ts';
