interface Node {
  readonly next: Map<string, number>;
  /** The node for the longest end of this node's text that begins a word as well. */
  fallback: number;
  /** The nearest node along the fallbacks at which a word ends; -1 without one. */
  ending: number;
  /** Who asks for the word that ends here. */
  readonly owners: number[];
  readonly depth: number;
}

export interface Occurrence {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Aho and Corasick's automaton (Efficient string matching, 1975): finds every occurrence of all words in one pass over
 * the text, however many words there are. Regular expressions and `indexOf` have inputs on which they take the product
 * of both.
 */
export function wordAutomaton(
  words: readonly { readonly owner: number; readonly units: readonly string[] }[],
): (units: readonly string[]) => Generator<Occurrence> {
  const nodes: Node[] = [{ next: new Map(), fallback: 0, ending: -1, owners: [], depth: 0 }];
  const at = (index: number): Node => nodes[index] as Node;
  for (const { owner, units } of words) addWord(nodes, at, owner, units);
  link(at);
  return function* occurrences(units) {
    let state = 0;
    for (const [index, unit] of units.entries()) {
      state = step(at, state, unit);
      for (let node = state; node > 0; node = at(node).ending) {
        const { owners, depth } = at(node);
        for (const owner of owners) yield { owner, start: index + 1 - depth, end: index + 1 };
      }
    }
  };
}

function addWord(nodes: Node[], at: (index: number) => Node, owner: number, units: readonly string[]): void {
  let state = 0;
  for (const unit of units) {
    const known = at(state).next.get(unit);
    if (known !== undefined) {
      state = known;
      continue;
    }
    nodes.push({ next: new Map(), fallback: 0, ending: -1, owners: [], depth: at(state).depth + 1 });
    at(state).next.set(unit, nodes.length - 1);
    state = nodes.length - 1;
  }
  at(state).owners.push(owner);
}

/** Breadth first, so that the fallback of a node is always of a shorter text that is linked already. */
function link(at: (index: number) => Node): void {
  const queue = [0];
  for (const index of queue) {
    const node = at(index);
    for (const [unit, child] of node.next) {
      const fallback = index === 0 ? 0 : step(at, node.fallback, unit);
      at(child).fallback = fallback;
      at(child).ending = at(fallback).owners.length > 0 ? fallback : at(fallback).ending;
      queue.push(child);
    }
  }
}

function step(at: (index: number) => Node, from: number, unit: string): number {
  let state = from;
  for (;;) {
    const next = at(state).next.get(unit);
    if (next !== undefined) return next;
    if (state === 0) return 0;
    state = at(state).fallback;
  }
}
