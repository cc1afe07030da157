import { Connection, isGrpcServiceError, type ConnectionOptions, type OperatorService } from '@temporalio/client';
import proto from '@temporalio/proto';

const { IndexedValueType } = proto.temporal.api.enums.v1;

/** By these an operator finds a contact in Temporal's UI. SQL visibility takes 10 Keyword and 3 of each other type. */
export const SEARCH_ATTRIBUTES = {
  WorkspaceId: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  ContactStatus: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  JourneyStage: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  LeadGrade: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  SentimentLevel: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  AtRisk: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  NeedsReview: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  PendingFollowUps: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  NextDeadline: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
} as const;

/**
 * Registers the search attributes that are still missing in the namespace; they can be used at once. The embedded server
 * goes through here as well: its own `--search-attribute` adds nothing to a file that exists.
 *
 * @returns null when all are there; otherwise one sentence that says what an administrator has to do (Temporal Cloud does
 *   not let an application register them). Rapport then runs on, and contacts just cannot be searched in Temporal's UI.
 */
export async function registerSearchAttributes(
  address: string,
  namespace: string,
  options: Pick<ConnectionOptions, 'apiKey' | 'tls'> = {},
): Promise<string | null> {
  const connection = await Connection.connect({ address, ...options });
  try {
    await addMissing(connection.operatorService, namespace);
    return null;
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    const names = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => `${name} (${typeName(type)})`);
    return (
      `Temporal does not let Rapport register search attributes in namespace "${namespace}" (${error.details}); ` +
      `an administrator adds them in its console or with \`temporal operator search-attribute create\`: ${names.join(', ')}.`
    );
  } finally {
    await connection.close();
  }
}

async function addMissing(operator: OperatorService, namespace: string): Promise<void> {
  const { customAttributes } = await operator.listSearchAttributes({ namespace });
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  await operator.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
}

function typeName(type: proto.temporal.api.enums.v1.IndexedValueType): string {
  const word = (IndexedValueType[type] ?? '').replace('INDEXED_VALUE_TYPE_', '').toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
