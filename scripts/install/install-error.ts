/** Something Rapport needs cannot be had on this machine. The message is one sentence for the person who started it. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}
