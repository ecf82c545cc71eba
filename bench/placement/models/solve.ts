/** Solves a small system of linear equations by Gauss-Jordan elimination with partial pivoting. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const below = Array.from({ length: size - pivot }, (_, index) => pivot + index);
    const best = below.reduce((most, row) =>
      Math.abs(at(row, pivot)) > Math.abs(at(most, pivot)) ? row : most,
    );
    [rows[pivot], rows[best]] = [rows[best] ?? [], rows[pivot] ?? []];
    for (let row = 0; row < size; row += 1) {
      if (row === pivot) continue;
      const factor = at(row, pivot) / at(pivot, pivot);
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * at(pivot, column));
    }
  }
  return rows.map((_, index) => at(index, size) / at(index, index));
}
