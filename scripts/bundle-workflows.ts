import { workflowBundle } from '../worker/workflow-bundle.ts';
import { cacheDir } from './install/places.ts';

/** Makes the bundle that a worker would make at its first start: an image has it inside. */
await workflowBundle(cacheDir);
