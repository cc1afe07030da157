import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

/**
 * A change of something that a list shows: when it is made, what stands under `key` is asked for again.
 *
 * @param quiet a failure is told by whoever makes the change, such as a form at its fields
 */
export function useChange<Given, Answer>(
  key: readonly string[],
  change: (given: Given) => Promise<Answer>,
  quiet = false,
): UseMutationResult<Answer, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    meta: { quiet },
  });
}
