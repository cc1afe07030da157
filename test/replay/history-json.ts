import { createRequire } from 'node:module';
import type * as Proto from '@temporalio/proto';

type History = Proto.temporal.api.history.v1.IHistory;

interface ProtoJson {
  toJson(type: unknown, message: unknown): unknown;
  fromJson(type: unknown, json: unknown): unknown;
}

const require = createRequire(import.meta.url);
const proto = require('@temporalio/proto') as typeof Proto;
const { patchProtobufRoot } = require('@temporalio/proto/lib/patch-protobuf-root.js') as {
  patchProtobufRoot(root: unknown): { lookupType(name: string): unknown };
};

/**
 * The protobuf library of the very package whose types are converted. `historyToJSON` of the SDK takes the copy of its own package,
 * and npm installs one for each, since another dependency wants an older version: that copy does not recognise the types as types.
 */
const { toJson, fromJson } = createRequire(require.resolve('@temporalio/proto'))(
  'protobufjs/ext/protojson.js',
) as ProtoJson;

const historyType = patchProtobufRoot(proto).lookupType('temporal.api.history.v1.History');

/** As Temporal's CLI and UI write a history. */
export function historyToJson(history: History): string {
  return JSON.stringify(toJson(historyType, proto.temporal.api.history.v1.History.fromObject(history)), null, 2);
}

/** A history that `Worker.runReplayHistory` takes as it is. */
export function historyFromJson(json: string): History {
  return fromJson(historyType, JSON.parse(json)) as History;
}
