/** F1 of one class, 0 where nothing was found. */
export function f1(gold: readonly unknown[], answers: readonly unknown[], label: unknown): number {
  let hits = 0;
  let given = 0;
  let wanted = 0;
  for (const [at, truth] of gold.entries()) {
    if (truth === label) wanted += 1;
    if (answers[at] === label) given += 1;
    if (truth === label && answers[at] === label) hits += 1;
  }
  return hits === 0 ? 0 : (2 * hits) / (given + wanted);
}

/** The mean of the classes' F1; a class that the gold labels lack does not count. */
export function macroF1(gold: readonly unknown[], answers: readonly unknown[], labels: readonly unknown[]): number {
  const present = labels.filter((label) => gold.includes(label));
  return present.reduce<number>((sum, label) => sum + f1(gold, answers, label), 0) / Math.max(1, present.length);
}

export function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [at, value] of x.entries()) {
    const [dx, dy] = [value - mx, (y[at] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

/** Area under the ROC curve: how often a positive scores above a negative, ties by half. */
export function auc(gold: readonly boolean[], scores: readonly number[]): number {
  const order = scores
    .map((score, at) => ({ score, positive: gold[at] === true }))
    .toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to += 1;
    const tied = order.slice(from, to).filter(({ positive }) => positive).length;
    ranks += (tied * (from + to + 1)) / 2;
    positives += tied;
    from = to;
  }
  const negatives = order.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / Math.max(1, positives * negatives);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
