/** Page parameter of the newest entries. Entries are numbered from 1, so 0 is free. */
const NEWEST = 0;

/** Options of an infinite query over the pages of an audit log, newest first. */
export const AUDIT_PAGES = {
  initialPageParam: NEWEST,
  getNextPageParam: (page: { entries: readonly { id: number }[]; more: boolean }) =>
    page.more ? (page.entries.at(-1)?.id ?? null) : null,
};

/** The query of the request for a page. */
export function toPageQuery(pageParam: number): { before: number | undefined } {
  return { before: pageParam === NEWEST ? undefined : pageParam };
}
