/** Lines of an item, and where their order is free. Indexes of `lines` from 0. */
export type FreeLines = {
  /** In a right order. */
  lines: readonly string[];
  /** Pairs of lines that may stand either way round; all other pairs keep their order. */
  free: readonly (readonly [number, number])[];
  /** Lines that stay together, in their order, such as those of one pair of braces. */
  blocks: readonly (readonly number[])[];
};

/** Every right order, as indexes of `lines`; the order of `lines` comes first. */
export function rightOrders({ lines, free, blocks }: FreeLines): number[][] {
  const blockOf = lines.map((_, line) => blocks.findIndex((block) => block.includes(line)));
  const isSameBlock = (a: number, b: number) => blockOf[a] !== -1 && blockOf[a] === blockOf[b];
  // A pair with one line of a block frees the whole block.
  const isFree = (a: number, b: number) =>
    !isSameBlock(a, b) &&
    free.some(([one, other]) => {
      const isPair = (first: number, second: number) =>
        (first === a || isSameBlock(first, a)) && (second === b || isSameBlock(second, b));
      return isPair(one, other) || isPair(other, one);
    });
  const orders: number[][] = [];
  const extend = (order: number[], left: readonly number[]) => {
    if (left.length === 0) orders.push(order);
    const last = order.at(-1);
    const isInBlock = last !== undefined && left.some((line) => isSameBlock(line, last));
    for (const line of left) {
      const mayStand = left.every((other) => other >= line || isFree(other, line));
      const staysTogether = !isInBlock || (last !== undefined && isSameBlock(line, last));
      if (mayStand && staysTogether)
        extend(
          [...order, line],
          left.filter((each) => each !== line),
        );
    }
  };
  extend(
    [],
    lines.map((_, line) => line),
  );
  return orders;
}
