/** `path` is dotted (`leadScoring.signals.0.points`), empty for the document as a whole. */
export interface SettingsError {
  readonly path: string;
  readonly message: string;
}
