/** What is to be minimised: fills `gradient` for the point and returns the value there. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

interface Pair {
  /** How far the point moved, and how the gradient changed by it. */
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly product: number;
}

/** More pairs than this change the direction little and cost a pass over the weights each. */
const REMEMBERED = 7;
/** A step must gain at least this share of what the slope promises; halved until it does. */
const ENOUGH = 1e-4;
const MOST_HALVINGS = 20;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0);
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((value) => value * factor);
}

/** The two-loop recursion: the gradient through an estimate of the inverse curvature, downhill. */
function directionOf(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = scaled(gradient, -1);
  const shares = pairs.toReversed().map((pair) => {
    const share = dot(pair.moved, direction) / pair.product;
    addScaled(direction, pair.turned, -share);
    return share;
  });
  const last = pairs.at(-1);
  const size =
    last === undefined ? 1 / Math.sqrt(dot(gradient, gradient)) : last.product / dot(last.turned, last.turned);
  for (let i = 0; i < direction.length; i += 1) direction[i] = (direction[i] ?? 0) * size;
  for (const [at, pair] of pairs.entries()) {
    const share = (shares[pairs.length - 1 - at] ?? 0) - dot(pair.turned, direction) / pair.product;
    addScaled(direction, pair.moved, share);
  }
  return direction;
}

/**
 * Minimises a smooth convex function in place by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno
 * (Liu and Nocedal 1989). No randomness: the same function gives the same point to the last digit.
 *
 * @param steps the most that are taken; fewer where nothing more is to be gained.
 */
export function minimise(objective: Objective, point: Float64Array, steps: number): void {
  let gradient = new Float64Array(point.length);
  let value = objective(point, gradient);
  const pairs: Pair[] = [];
  for (let step = 0; step < steps; step += 1) {
    const direction = directionOf(gradient, pairs);
    const slope = dot(gradient, direction);
    const next = new Float64Array(point.length);
    const nextGradient = new Float64Array(point.length);
    let length = 1;
    let reached = Infinity;
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1, length /= 2) {
      next.set(point);
      addScaled(next, direction, length);
      reached = objective(next, nextGradient);
      if (reached <= value + ENOUGH * length * slope) break;
    }
    if (!(reached < value)) return;
    const moved = scaled(direction, length);
    const turned = nextGradient.map((now, i) => now - (gradient[i] ?? 0));
    const product = dot(moved, turned);
    // Only a pair along which the function curves upwards keeps the estimate downhill.
    if (product > 0) pairs.push({ moved, turned, product });
    if (pairs.length > REMEMBERED) pairs.shift();
    point.set(next);
    gradient = nextGradient;
    value = reached;
  }
}
