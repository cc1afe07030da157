import { ApiProblem } from '../../../api/problem.ts';
import { tellFailure } from '../../../api/query-client.ts';

type Errors = ApiProblem['errors'];

/** What the server refused stands at the fields that it names; a notice over the form would only hide them. All else is such a notice. */
export function sayAtFields(
  error: unknown,
  fieldsOf: (errors: Errors) => Record<string, string>,
  say: (errors: Record<string, string>) => void,
): void {
  const at = error instanceof ApiProblem ? fieldsOf(error.errors) : {};
  if (Object.keys(at).length > 0) say(at);
  else tellFailure(error);
}
