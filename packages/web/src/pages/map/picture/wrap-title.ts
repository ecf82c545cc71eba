/** Letters that fit on one line of a node. */
const FITS = 25;

/** A title in one or two lines, broken between words. A second line that is too long is cut. */
export function wrapTitle(title: string): string[] {
  if (title.length <= FITS) return [title];
  const cut = title.lastIndexOf(" ", FITS);
  const first = cut === -1 ? title.slice(0, FITS) : title.slice(0, cut);
  const rest = title.slice(first.length).trim();
  return [first, rest.length <= FITS ? rest : `${rest.slice(0, FITS - 1).trimEnd()}…`];
}
